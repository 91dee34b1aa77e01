package io.worklog.server.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Requests to erase a person, and decisions about these and about disclosures, over REST. */
@RestController
@Tag(name = "privacy")
final class RequestController {
    private static final String REQUESTS = "/api/v1/privacy/requests";

    private final Erasures erasures;
    private final RequestRows rows;
    private final JsonMapper json;

    RequestController(Erasures erasures, RequestRows rows, JsonMapper json) {
        this.erasures = erasures;
        this.rows = rows;
        this.json = json;
    }

    /**
     * An erasure of somebody.
     *
     * @param person who
     * @param ground why, such as the article of a law; it is sealed, so it names nobody
     * @param withFiles whether the files go that the person brought
     */
    record NewErasure(String person, String ground, boolean withFiles) {}

    /**
     * An erasure of oneself.
     *
     * @param ground why
     * @param withFiles whether the files go that one brought
     */
    record OwnErasure(String ground, boolean withFiles) {}

    /**
     * A decision.
     *
     * @param approved whether it is allowed
     * @param reason why so
     */
    record Decision(boolean approved, String reason) {}

    @PostMapping("/api/v1/projects/{project}/privacy/erasures")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.PRIVACY_REQUEST)
    @Operation(
            operationId = "askErasure",
            summary = "Ask that a person be erased from every log of the tenant")
    RequestView erase(Caller caller, ProjectRef project, @RequestBody NewErasure wanted) {
        return view(
                erasures.erase(
                        caller, project, wanted.person(), wanted.ground(), wanted.withFiles()));
    }

    @PostMapping("/api/v1/privacy/erasures")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.SELF)
    @Operation(operationId = "askOwnErasure", summary = "Ask to be erased from every log")
    RequestView eraseMe(Caller caller, @RequestBody OwnErasure wanted) {
        return view(
                erasures.erase(caller, null, caller.userId(), wanted.ground(), wanted.withFiles()));
    }

    @GetMapping("/api/v1/privacy/my-requests")
    @Access(Permission.SELF)
    @Operation(operationId = "listMyPrivacyRequests", summary = "What one asked for, newest first")
    Page<RequestView> mine(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return page(caller, Tables.ASKED_BY.eq(caller.userId()), limit, cursor);
    }

    @GetMapping(REQUESTS)
    @Access(Permission.PRIVACY_DECIDE)
    @Operation(
            operationId = "listPrivacyRequests",
            summary = "Erasures and disclosures that were asked for, newest first")
    Page<RequestView> list(
            Caller caller,
            @RequestParam(required = false) Request.@Nullable State state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Condition where = state == null ? DSL.noCondition() : Tables.STATE.eq(state.name());
        return page(caller, where, limit, cursor);
    }

    private Page<RequestView> page(
            Caller caller, Condition where, @Nullable Integer limit, @Nullable String cursor) {
        PageLimit most = PageLimit.of(limit);
        List<RequestView> found =
                rows.list(caller.tenant(), where, cursor, most.value() + 1).stream()
                        .map(this::view)
                        .toList();
        return Page.of(found, most, RequestView::id);
    }

    @GetMapping(REQUESTS + "/{id}")
    @Access(Permission.PRIVACY_DECIDE)
    @Operation(
            operationId = "getPrivacyRequest",
            summary = "A request with what it would remove or has removed")
    ResponseEntity<RequestView> get(Caller caller, @PathVariable String id) {
        return tagged(erasures.find(caller, id));
    }

    @PostMapping(REQUESTS + "/{id}/preview")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(Permission.PRIVACY_DECIDE)
    @Operation(
            operationId = "recountPrivacyRequest",
            summary = "Count anew, as a job, what an erasure would remove")
    void recount(Caller caller, @PathVariable String id) {
        erasures.count(caller, id);
    }

    @PostMapping(REQUESTS + "/{id}/decision")
    @Access(Permission.PRIVACY_DECIDE)
    @Operation(
            operationId = "decidePrivacyRequest",
            summary = "Allow or refuse, by somebody who neither asked nor is concerned")
    ResponseEntity<RequestView> decide(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String match,
            @RequestBody Decision decision) {
        long version = EntityTag.required(match);
        return tagged(erasures.decide(caller, id, version, decision.approved(), decision.reason()));
    }

    private ResponseEntity<RequestView> tagged(Request request) {
        return ResponseEntity.ok().eTag(EntityTag.of(request.version())).body(view(request));
    }

    private RequestView view(Request request) {
        return RequestView.of(request, json);
    }
}
