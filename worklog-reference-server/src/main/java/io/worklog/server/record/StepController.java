package io.worklog.server.record;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.EntityTag;
import io.worklog.server.record.RecordViews.RecordView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Steps of one record over REST. Each needs the entity tag of what was read. */
@RestController
@RequestMapping("/api/v1/projects/{project}/records/{record}")
@Tag(name = "records")
final class StepController {
    private final StepWork work;
    private final RecordReader reader;

    StepController(StepWork work, RecordReader reader) {
        this.work = work;
        this.reader = reader;
    }

    /**
     * Why a step is taken.
     *
     * @param reason at most 1,000 characters; needed where the project or the step says so
     */
    record ReasonBody(@Nullable String reason) {}

    @PostMapping("/submit")
    @Access(Permission.RECORD_WRITE)
    @Operation(
            operationId = "submitRecord",
            summary = "Closes the version and asks for approval; its digests are sealed in the log")
    ResponseEntity<RecordView> submit(
            Caller caller,
            ProjectRef project,
            @PathVariable String record,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody(required = false) @Nullable ReasonBody body) {
        return step(caller, project, record, tag, Step.SUBMIT, body);
    }

    @PostMapping("/withdraw")
    @Access(Permission.RECORD_WRITE)
    @Operation(operationId = "withdrawRecord", summary = "Takes a submitted record back")
    ResponseEntity<RecordView> withdraw(
            Caller caller,
            ProjectRef project,
            @PathVariable String record,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody(required = false) @Nullable ReasonBody body) {
        return step(caller, project, record, tag, Step.WITHDRAW, body);
    }

    @PostMapping("/approve")
    @Access(Permission.RECORD_APPROVE)
    @Operation(operationId = "approveRecord", summary = "Approves the submitted version")
    ResponseEntity<RecordView> approve(
            Caller caller,
            ProjectRef project,
            @PathVariable String record,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody(required = false) @Nullable ReasonBody body) {
        return step(caller, project, record, tag, Step.APPROVE, body);
    }

    @PostMapping("/return")
    @Access(Permission.RECORD_APPROVE)
    @Operation(
            operationId = "returnRecord",
            summary = "Sends the submitted version back to its author")
    ResponseEntity<RecordView> sendBack(
            Caller caller,
            ProjectRef project,
            @PathVariable String record,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody(required = false) @Nullable ReasonBody body) {
        return step(caller, project, record, tag, Step.RETURN, body);
    }

    @PostMapping("/correct")
    @Access(Permission.RECORD_WRITE)
    @Operation(
            operationId = "correctRecord",
            summary = "Begins a new version of an approved record; the approved one stays")
    ResponseEntity<RecordView> correct(
            Caller caller,
            ProjectRef project,
            @PathVariable String record,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody(required = false) @Nullable ReasonBody body) {
        return step(caller, project, record, tag, Step.CORRECT, body);
    }

    @PostMapping("/archive")
    @Access(Permission.RECORD_COMMENT)
    @Operation(
            operationId = "archiveRecord",
            summary = "Finishes a record for good; for its author and for approvers")
    ResponseEntity<RecordView> archive(
            Caller caller,
            ProjectRef project,
            @PathVariable String record,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody(required = false) @Nullable ReasonBody body) {
        return step(caller, project, record, tag, Step.ARCHIVE, body);
    }

    private ResponseEntity<RecordView> step(
            Caller caller,
            ProjectRef project,
            String record,
            @Nullable String tag,
            Step step,
            @Nullable ReasonBody body) {
        long version = EntityTag.required(tag);
        String reason = body == null ? null : body.reason();
        RecordRow row = work.one(caller, project, record, version, step, reason);
        return ResponseEntity.ok()
                .eTag(EntityTag.of(row.version()))
                .body(reader.view(project, row));
    }
}
