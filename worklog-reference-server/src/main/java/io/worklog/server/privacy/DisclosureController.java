package io.worklog.server.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Disclosures over REST: asked for here, decided with the other requests, fetched here. */
@RestController
@Tag(name = "privacy")
final class DisclosureController {
    private static final String DISCLOSURES = "/api/v1/projects/{project}/privacy/disclosures";

    private final Erasures requests;
    private final Disclosures disclosures;
    private final JsonMapper json;

    DisclosureController(Erasures requests, Disclosures disclosures, JsonMapper json) {
        this.requests = requests;
        this.disclosures = disclosures;
        this.json = json;
    }

    /**
     * What is to be handed out.
     *
     * @param events places of the events in the project's log
     * @param fields personal fields to show, such as {@code /actor/name}; {@code *} for all
     * @param withEvidence whether attached files go in
     * @param recipient who gets it
     * @param purpose why
     */
    record NewDisclosure(
            List<Long> events,
            List<String> fields,
            boolean withEvidence,
            String recipient,
            String purpose) {}

    @PostMapping(DISCLOSURES)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.PRIVACY_REQUEST)
    @Operation(
            operationId = "askDisclosure",
            summary = "Ask to hand out personal fields of some events as a bundle")
    RequestView ask(Caller caller, ProjectRef project, @RequestBody NewDisclosure wanted) {
        Disclosure what =
                new Disclosure(
                        wanted.events(),
                        wanted.fields(),
                        wanted.withEvidence(),
                        wanted.recipient());
        return RequestView.of(requests.disclose(caller, project, what, wanted.purpose()), json);
    }

    @GetMapping(DISCLOSURES + "/{id}/bundle")
    @Access(Permission.PRIVACY_REQUEST)
    @Operation(
            operationId = "getDisclosureBundle",
            summary = "The bundle of a disclosure that was allowed; recorded before it leaves")
    void bundle(
            Caller caller,
            ProjectRef project,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Request allowed = disclosures.allowed(caller, project, id);
        Disclosures.Bundle bundle = disclosures.prepare(project, allowed);
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"disclosure-" + id + ".zip\"");
        response.setHeader("Cache-Control", "no-store");
        bundle.writeTo(response.getOutputStream());
    }
}
