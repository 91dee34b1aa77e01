package io.worklog.server.record;

import io.worklog.catalog.EventType;
import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.record.CommentRows.Comment;
import io.worklog.server.trail.Trail;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Writes, changes and takes away comments, each with its event. Thread-safe. */
final class CommentWork {
    private static final int MAX_BODY = 10_000;

    private final Database database;
    private final RecordRows rows;
    private final CommentRows comments;
    private final StepRows steps;
    private final Trail trail;
    private final Ids ids;
    private final InstantSource clock;

    CommentWork(
            Database database,
            RecordRows rows,
            CommentRows comments,
            StepRows steps,
            Trail trail,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.comments = comments;
        this.steps = steps;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    Comment add(Caller caller, ProjectRef project, String record, @Nullable String text) {
        String body = checked(text);
        RecordRow row = rows.get(project.id(), record);
        Instant now = now();
        Participant author = new Participant(caller.userId(), caller.name());
        Comment made = new Comment(ids.next("cmt"), author, body, now, null, null, 1);
        trail.of(project);
        database.inTransaction(() -> {
            comments.insert(record, made);
            event(caller, project, row, RecordEvents.COMMENT_ADDED, null, made, now);
        });
        return made;
    }

    Comment edit(
            Caller caller,
            ProjectRef project,
            String record,
            String id,
            long version,
            @Nullable String text) {
        String body = checked(text);
        RecordRow row = rows.get(project.id(), record);
        Comment before = own(caller, record, id, version);
        Instant now = now();
        Comment after =
                new Comment(id, before.author(), body, before.createdAt(), now, null, version + 1);
        database.inTransaction(() -> {
            if (!comments.edit(before, body, now)) {
                throw EntityTag.stale();
            }
            event(caller, project, row, RecordEvents.COMMENT_EDITED, before, after, now);
        });
        return after;
    }

    void delete(Caller caller, ProjectRef project, String record, String id, long version) {
        RecordRow row = rows.get(project.id(), record);
        Comment before = own(caller, record, id, version);
        Instant now = now();
        Comment after =
                new Comment(id, before.author(), null, before.createdAt(), null, now, version + 1);
        database.inTransaction(() -> {
            if (!comments.delete(before, now)) {
                throw EntityTag.stale();
            }
            event(caller, project, row, RecordEvents.COMMENT_DELETED, before, after, now);
        });
    }

    /** What was deleted is said by its tombstone; the event of the deletion does not repeat it. */
    private void event(
            Caller caller,
            ProjectRef project,
            RecordRow row,
            EventType<Object> type,
            @Nullable Comment before,
            Comment after,
            Instant now) {
        boolean deleted = after.deletedAt() != null;
        var event =
                trail.of(project)
                        .record(type)
                        .target(row.id(), row.title())
                        .metadata("commentId", after.id());
        if (!deleted) {
            event.set("comment", before == null ? null : before.body(), after.body());
        }
        steps.insert(row.id(), type.name(), caller.userId(), now, event.commit());
    }

    private Comment own(Caller caller, String record, String id, long version) {
        Comment comment =
                comments.find(record, id).orElseThrow(() -> Problem.notFound("the comment"));
        if (!comment.author().id().equals(caller.userId())) {
            throw Problem.of(RecordProblem.RECORD_NOT_YOURS, "somebody else wrote the comment");
        }
        if (comment.deletedAt() != null) {
            throw Problem.of(RecordProblem.RECORD_STATE, "the comment was deleted");
        }
        if (comment.version() != version) {
            throw EntityTag.stale();
        }
        return comment;
    }

    private static String checked(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > MAX_BODY) {
            throw Problem.invalid("/body", "must be 1 to " + MAX_BODY + " characters");
        }
        return text;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
