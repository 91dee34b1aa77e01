package io.worklog.server.record;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.diff.ObjectDiff;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import io.worklog.server.access.Access;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Page;
import io.worklog.server.api.Problem;
import io.worklog.server.record.RecordViews.VersionView;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Versions of a record, their differences, and what they look like, over REST. */
@RestController
@RequestMapping("/api/v1/projects/{project}/records")
@Tag(name = "records")
final class VersionController {
    private final RecordRows rows;
    private final VersionRows versions;
    private final ViewTrail views;
    private final Markdown markdown = new Markdown();
    private final ObjectDiff differences = ObjectDiff.standard();

    VersionController(RecordRows rows, VersionRows versions, ViewTrail views) {
        this.rows = rows;
        this.versions = versions;
        this.views = views;
    }

    /**
     * One difference of two versions.
     *
     * @param path where
     * @param op what happened there
     * @param from the value before; null where there was none
     * @param to the value after; null where there is none
     */
    record Difference(String path, ChangeOp op, @Nullable String from, @Nullable String to) {}

    /** What became different from one version to another. */
    record Differences(long from, long to, List<Difference> changes) {}

    /**
     * Content to look at before it is saved.
     *
     * @param content Markdown
     */
    record PreviewBody(@Nullable String content) {}

    /** Content as HTML that is safe to show. */
    record Rendered(String html) {}

    @GetMapping("/{record}/versions")
    @Access(Permission.RECORD_READ)
    @Operation(operationId = "listVersions", summary = "Reads every version, oldest first")
    Page<VersionView> all(ProjectRef project, @PathVariable String record) {
        RecordRow row = seen(project, record);
        return new Page<>(versions.all(row.id()).stream().map(VersionView::of).toList(), null);
    }

    @GetMapping("/{record}/versions/{number}")
    @Access(Permission.RECORD_READ)
    @Operation(operationId = "getVersion", summary = "Reads one version")
    VersionView one(ProjectRef project, @PathVariable String record, @PathVariable long number) {
        return VersionView.of(versions.get(seen(project, record).id(), number));
    }

    @GetMapping("/{record}/diff")
    @Access(Permission.RECORD_READ)
    @Operation(operationId = "compareVersions", summary = "Tells how two versions differ")
    Differences diff(
            ProjectRef project,
            @PathVariable String record,
            @RequestParam long from,
            @RequestParam long to) {
        String id = seen(project, record).id();
        List<Change> changes =
                differences.changes(versions.get(id, from).body(), versions.get(id, to).body());
        return new Differences(
                from,
                to,
                changes.stream()
                        .map(one ->
                                new Difference(
                                        one.path(),
                                        one.op(),
                                        text(one.oldValue()),
                                        text(one.newValue())))
                        .toList());
    }

    private static @Nullable String text(@Nullable ChangeValue value) {
        return value == null || value.kind() == ChangeValue.Kind.NULL ? null : value.text();
    }

    @GetMapping("/{record}/html")
    @Access(Permission.RECORD_READ)
    @Operation(
            operationId = "renderRecord",
            summary = "Shows a version's content as HTML that is safe to show")
    Rendered html(
            ProjectRef project,
            @PathVariable String record,
            @RequestParam(required = false) @Nullable Long version) {
        RecordRow row = seen(project, record);
        long number = version == null ? row.number() : version;
        return new Rendered(markdown.html(versions.get(row.id(), number).body().content()));
    }

    @PostMapping("/preview")
    @Access(Permission.RECORD_READ)
    @Operation(operationId = "previewContent", summary = "Shows what Markdown will look like")
    Rendered preview(ProjectRef project, @RequestBody PreviewBody body) {
        String content = Objects.requireNonNullElse(body.content(), "");
        if (content.length() > InputCheck.MAX_CONTENT) {
            throw Problem.invalid("/content", "is too long");
        }
        return new Rendered(markdown.html(content));
    }

    private RecordRow seen(ProjectRef project, String record) {
        RecordRow row = rows.get(project.id(), record);
        views.record(project, record);
        return row;
    }
}
