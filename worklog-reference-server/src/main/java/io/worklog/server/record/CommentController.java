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
import io.worklog.server.api.Problem;
import io.worklog.server.record.CommentRows.Comment;
import io.worklog.server.record.CommentRows.FormerText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comments on records over REST. */
@RestController
@RequestMapping("/api/v1/projects/{project}/records/{record}/comments")
@Tag(name = "comments")
final class CommentController {
    private final CommentWork work;
    private final CommentRows comments;
    private final RecordRows rows;
    private final ViewTrail views;

    CommentController(CommentWork work, CommentRows comments, RecordRows rows, ViewTrail views) {
        this.work = work;
        this.comments = comments;
        this.rows = rows;
        this.views = views;
    }

    /**
     * What a comment says.
     *
     * @param body Markdown, 1 to 10,000 characters
     */
    record CommentBody(@Nullable String body) {}

    @GetMapping
    @Access(Permission.RECORD_READ)
    @Operation(operationId = "listComments", summary = "Lists comments, oldest first")
    Page<Comment> list(
            ProjectRef project,
            @PathVariable String record,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        rows.get(project.id(), record);
        views.record(project, record);
        PageLimit most = PageLimit.of(limit);
        return Page.of(comments.page(record, cursor, most), most, Comment::id);
    }

    @PostMapping
    @Access(Permission.RECORD_COMMENT)
    @Operation(operationId = "addComment", summary = "Comments on a record")
    ResponseEntity<Comment> add(
            Caller caller,
            ProjectRef project,
            @PathVariable String record,
            @RequestBody CommentBody body) {
        Comment made = work.add(caller, project, record, body.body());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(EntityTag.of(made.version()))
                .body(made);
    }

    @PutMapping("/{comment}")
    @Access(Permission.RECORD_COMMENT)
    @Operation(
            operationId = "editComment",
            summary = "Changes one's own comment; what it said before is kept")
    ResponseEntity<Comment> edit(
            Caller caller,
            ProjectRef project,
            @PathVariable String record,
            @PathVariable String comment,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody CommentBody body) {
        long version = EntityTag.required(tag);
        Comment now = work.edit(caller, project, record, comment, version, body.body());
        return ResponseEntity.ok().eTag(EntityTag.of(now.version())).body(now);
    }

    @DeleteMapping("/{comment}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.RECORD_COMMENT)
    @Operation(operationId = "deleteComment", summary = "Leaves a tombstone of one's own comment")
    void delete(
            Caller caller,
            ProjectRef project,
            @PathVariable String record,
            @PathVariable String comment,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag) {
        work.delete(caller, project, record, comment, EntityTag.required(tag));
    }

    @GetMapping("/{comment}/history")
    @Access(Permission.RECORD_READ)
    @Operation(operationId = "getCommentHistory", summary = "Tells what a comment said before")
    Page<FormerText> history(
            ProjectRef project, @PathVariable String record, @PathVariable String comment) {
        rows.get(project.id(), record);
        if (comments.find(record, comment).isEmpty()) {
            throw Problem.notFound("the comment");
        }
        return new Page<>(comments.history(comment), null);
    }
}
