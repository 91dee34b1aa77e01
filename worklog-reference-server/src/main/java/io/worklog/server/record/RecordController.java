package io.worklog.server.record;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import io.worklog.server.record.RecordViews.RecordItem;
import io.worklog.server.record.RecordViews.RecordView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work records over REST: write, read, find. */
@RestController
@RequestMapping("/api/v1/projects/{project}/records")
@Tag(name = "records")
final class RecordController {
    private final RecordWork work;
    private final RecordReader reader;
    private final RecordLists lists;
    private final ViewTrail views;

    RecordController(RecordWork work, RecordReader reader, RecordLists lists, ViewTrail views) {
        this.work = work;
        this.reader = reader;
        this.lists = lists;
        this.views = views;
    }

    @PostMapping
    @Access(Permission.RECORD_WRITE)
    @Operation(operationId = "createRecord", summary = "Begins a work record as a draft")
    ResponseEntity<RecordView> create(
            Caller caller, ProjectRef project, @RequestBody RecordInput record) {
        return answer(HttpStatus.CREATED, project, work.create(caller, project, record));
    }

    @GetMapping("/{record}")
    @Access(Permission.RECORD_READ)
    @Operation(
            operationId = "getRecord",
            summary = "Reads a record with the receipts of its events")
    ResponseEntity<RecordView> get(ProjectRef project, @PathVariable String record) {
        RecordView view = reader.view(project, record);
        views.record(project, record);
        return ResponseEntity.ok().eTag(EntityTag.of(view.revision())).body(view);
    }

    @PatchMapping("/{record}")
    @Access(Permission.RECORD_WRITE)
    @Operation(
            operationId = "updateRecord",
            summary = "Changes a draft or a returned record; made for saving while one writes")
    ResponseEntity<RecordView> edit(
            Caller caller,
            ProjectRef project,
            @PathVariable String record,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody RecordInput change) {
        long version = EntityTag.required(tag);
        return answer(HttpStatus.OK, project, work.edit(caller, project, record, version, change));
    }

    @GetMapping
    @Access(Permission.RECORD_READ)
    @Operation(operationId = "listRecords", summary = "Finds records, newest first")
    Page<RecordItem> list(
            ProjectRef project,
            @RequestParam(required = false) @Nullable List<RecordState> state,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(required = false) @Nullable String participant,
            @RequestParam(required = false) @Nullable List<String> tag,
            @RequestParam(required = false) @Nullable List<String> field,
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        PageLimit most = PageLimit.of(limit);
        RecordFilter filter = filter(state, author, text, from, to, participant, tag, field);
        views.list(project);
        return Page.of(
                lists.page(project.id(), filter, cursor, most).stream()
                        .map(RecordItem::of)
                        .toList(),
                most,
                RecordItem::id);
    }

    @GetMapping("/counts")
    @Access(Permission.RECORD_READ)
    @Operation(
            operationId = "countRecords",
            summary = "Counts records by state, with the conditions of the list")
    Map<RecordState, Long> counts(
            ProjectRef project,
            @RequestParam(required = false) @Nullable List<RecordState> state,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(required = false) @Nullable String participant,
            @RequestParam(required = false) @Nullable List<String> tag,
            @RequestParam(required = false) @Nullable List<String> field,
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        return lists.counts(
                project.id(), filter(state, author, text, from, to, participant, tag, field));
    }

    private static RecordFilter filter(
            @Nullable List<RecordState> state,
            @Nullable String author,
            @Nullable String text,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String participant,
            @Nullable List<String> tag,
            @Nullable List<String> field) {
        return new RecordFilter(
                Objects.requireNonNullElse(state, List.of()),
                author,
                text,
                from,
                to,
                RecordFilter.terms(participant, tag, field));
    }

    private ResponseEntity<RecordView> answer(
            HttpStatus status, ProjectRef project, RecordRow row) {
        return ResponseEntity.status(status)
                .eTag(EntityTag.of(row.version()))
                .body(reader.view(project, row));
    }
}
