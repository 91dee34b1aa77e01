package io.worklog.server.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.EventDelivery;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of a project over REST. */
@RestController
@Tag(name = "projects")
final class SettingsController {
    private static final Pattern CLASS = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int MAX_DAYS = 365;

    private final ProjectWork work;
    private final ProjectRows rows;
    private final FieldSchemas schemas;
    private final JsonMapper json;

    SettingsController(ProjectWork work, ProjectRows rows, FieldSchemas schemas, JsonMapper json) {
        this.work = work;
        this.rows = rows;
        this.schemas = schemas;
        this.json = json;
    }

    /**
     * All rules; see {@link ProjectSettings}.
     *
     * @param delivery when whoever sends an event gets the answer; DURABLE unless given
     * @param fieldSchema JSON Schema 2020-12 of an object, the custom fields; null for none
     */
    record SettingsBody(
            boolean fourEyes,
            boolean reasonForReturn,
            boolean reasonForWithdraw,
            boolean reasonForArchive,
            boolean recordViews,
            String retentionClass,
            int remindDraftsAfterDays,
            int remindApprovalsAfterDays,
            @Nullable EventDelivery delivery,
            @Nullable JsonNode fieldSchema) {}

    @GetMapping("/api/v1/projects/{project}/settings")
    @Access(Permission.PROJECT_READ)
    @Operation(operationId = "getProjectSettings", summary = "Reads the rules of a project")
    ResponseEntity<SettingsBody> get(ProjectRef project) {
        return answer(rows.get(project.id()));
    }

    @PutMapping("/api/v1/projects/{project}/settings")
    @Access(Permission.PROJECT_MANAGE)
    @Operation(operationId = "setProjectSettings", summary = "Sets all rules of a project")
    ResponseEntity<SettingsBody> put(
            ProjectRef project,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody SettingsBody body) {
        long version = EntityTag.required(tag);
        check(body);
        return answer(work.settings(project, version, settings(body)));
    }

    private void check(SettingsBody body) {
        List<Problem.Place> faults = new ArrayList<>();
        if (body.retentionClass() == null || !CLASS.matcher(body.retentionClass()).matches()) {
            faults.add(new Problem.Place("/retentionClass", "must be the name of a class"));
        }
        days(faults, "/remindDraftsAfterDays", body.remindDraftsAfterDays());
        days(faults, "/remindApprovalsAfterDays", body.remindApprovalsAfterDays());
        if (body.fieldSchema() != null && !body.fieldSchema().isNull()) {
            faults.addAll(schemas.faultsOfSchema(body.fieldSchema()));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static void days(List<Problem.Place> faults, String pointer, int days) {
        if (days < 0 || days > MAX_DAYS) {
            faults.add(new Problem.Place(pointer, "must be 0 to " + MAX_DAYS));
        }
    }

    private static ProjectSettings settings(SettingsBody body) {
        JsonNode schema = body.fieldSchema();
        return new ProjectSettings(
                body.fourEyes(),
                body.reasonForReturn(),
                body.reasonForWithdraw(),
                body.reasonForArchive(),
                body.recordViews(),
                body.retentionClass(),
                body.remindDraftsAfterDays(),
                body.remindApprovalsAfterDays(),
                Objects.requireNonNullElse(body.delivery(), EventDelivery.DURABLE),
                schema == null || schema.isNull() ? null : schema.toString());
    }

    private ResponseEntity<SettingsBody> answer(ProjectRow row) {
        ProjectSettings is = row.settings();
        String schema = is.fieldSchema();
        SettingsBody body =
                new SettingsBody(
                        is.fourEyes(),
                        is.reasonForReturn(),
                        is.reasonForWithdraw(),
                        is.reasonForArchive(),
                        is.recordViews(),
                        is.retentionClass(),
                        is.remindDraftsAfterDays(),
                        is.remindApprovalsAfterDays(),
                        is.delivery(),
                        schema == null ? null : json.readTree(schema));
        return ResponseEntity.ok().eTag(EntityTag.of(row.version())).body(body);
    }
}
