package io.worklog.server.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.trail.Trail;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Limits for the files of a project over REST. */
@RestController
@Tag(name = "evidence")
final class LimitsController {
    private static final String LIMITS = "/api/v1/projects/{project}/evidence/limits";

    private final LimitRows rows;
    private final Database database;
    private final Trail trail;
    private final long serverMost;

    LimitsController(
            LimitRows rows, Database database, Trail trail, EvidenceProperties properties) {
        this.rows = rows;
        this.database = database;
        this.trail = trail;
        this.serverMost = properties.maxSize().toBytes();
    }

    @GetMapping(LIMITS)
    @Access(Permission.EVIDENCE_READ)
    @Operation(operationId = "getEvidenceLimits", summary = "What may be uploaded to a project")
    ResponseEntity<EvidenceLimits> get(ProjectRef project) {
        return answer(project);
    }

    private ResponseEntity<EvidenceLimits> answer(ProjectRef project) {
        LimitRows.Row row = rows.of(project.id());
        return ResponseEntity.ok().eTag(tag(row.version())).body(row.limits());
    }

    private static String tag(long version) {
        return "\"v" + version + "\"";
    }

    @PutMapping(LIMITS)
    @Access(Permission.PROJECT_MANAGE)
    @Operation(
            operationId = "putEvidenceLimits",
            summary = "Change what may be uploaded; never above the server's size")
    ResponseEntity<EvidenceLimits> put(
            ProjectRef project,
            @RequestHeader(value = "If-Match", required = false) @Nullable String match,
            @RequestBody EvidenceLimits wanted) {
        EvidenceLimits next = wanted.checked(serverMost);
        if (match == null) {
            throw Problem.of(ApiProblem.PRECONDITION_REQUIRED, "If-Match is missing");
        }
        database.inTransaction(() -> {
            LimitRows.Row before = rows.of(project.id());
            if (!match.strip().equals(tag(before.version()))
                    || !rows.replace(project.id(), next, before.version())) {
                throw Problem.of(
                        ApiProblem.PRECONDITION_FAILED,
                        "the limits are at version " + before.version());
            }
            record(project, before.limits(), next);
        });
        return answer(project);
    }

    private void record(ProjectRef project, EvidenceLimits before, EvidenceLimits after) {
        trail.of(project)
                .record(EvidenceEvents.LIMITS_CHANGED)
                .target(project.id())
                .set("maxBytes", before.maxBytes(), after.maxBytes())
                .set("allowedTypes", text(before.allowedTypes()), text(after.allowedTypes()))
                .set("deniedTypes", text(before.deniedTypes()), text(after.deniedTypes()))
                .commit();
    }

    private static String text(List<String> types) {
        return String.join(" ", types);
    }
}
