package io.worklog.server.record;

import io.worklog.Recording;
import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.trail.Trail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Begins records and changes drafts. While a draft is written it is not in the log keystroke by
 * keystroke: what an edit session changed is one event, recorded when the next session begins, and
 * at the latest with the record's next step. Thread-safe.
 */
final class RecordWork {
    private final Database database;
    private final RecordRows rows;
    private final VersionRows versions;
    private final TermRows terms;
    private final StepRows steps;
    private final ContentMaker maker;
    private final RecordEvidence evidence;
    private final Trail trail;
    private final Ids ids;
    private final InstantSource clock;
    private final Duration session;

    RecordWork(
            Database database,
            RecordRows rows,
            VersionRows versions,
            TermRows terms,
            StepRows steps,
            ContentMaker maker,
            RecordEvidence evidence,
            Trail trail,
            Ids ids,
            InstantSource clock,
            Duration session) {
        this.database = database;
        this.rows = rows;
        this.versions = versions;
        this.terms = terms;
        this.steps = steps;
        this.maker = maker;
        this.evidence = evidence;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
        this.session = session;
    }

    RecordRow create(Caller caller, ProjectRef project, RecordInput input) {
        RecordContent written = maker.create(project, input);
        String id = ids.next("rec");
        Instant now = now();
        trail.of(project);
        return database.inTransaction(() -> {
            RecordContent content = evidence.refer(project, id, written, input);
            RecordRow row = row(caller, project, id, content, now);
            rows.insert(project, row);
            versions.insert(id, 1, content, content, now);
            terms.set(project.id(), id, content);
            Recording<RecordContent> event =
                    trail.of(project)
                            .record(RecordEvents.CREATED)
                            .target(id, content.title())
                            .metadata("version", "1")
                            .set("state", null, RecordState.DRAFT)
                            .change(null, content);
            steps.insert(id, RecordEvents.CREATED.name(), caller.userId(), now, event.commit());
            return row;
        });
    }

    private static RecordRow row(
            Caller caller, ProjectRef project, String id, RecordContent content, Instant now) {
        return new RecordRow(
                id,
                project.id(),
                new Participant(caller.userId(), caller.name()),
                RecordState.DRAFT,
                1,
                null,
                content.title(),
                content.date().toString(),
                content.minutes(),
                content.tags(),
                now,
                now,
                null,
                1);
    }

    /** Changes a draft that the caller has read in that version. */
    RecordRow edit(Caller caller, ProjectRef project, String id, long version, RecordInput input) {
        RecordRow row = editable(caller, project, id, version);
        VersionRow current = versions.get(id, row.number());
        RecordContent written = maker.change(project, id, input, current.body());
        return database.inTransaction(() -> {
            RecordContent content = evidence.refer(project, id, written, input);
            return content.equals(current.body())
                    ? row
                    : write(caller, project, row, current, content);
        });
    }

    private RecordRow editable(Caller caller, ProjectRef project, String id, long version) {
        RecordRow row = rows.get(project.id(), id);
        if (!row.author().id().equals(caller.userId())) {
            throw Problem.of(RecordProblem.RECORD_NOT_YOURS, "somebody else wrote it");
        }
        if (row.version() != version) {
            throw EntityTag.stale();
        }
        if (!row.state().isEditable()) {
            throw Problem.of(RecordProblem.RECORD_STATE, "it is " + row.state());
        }
        return row;
    }

    private RecordRow write(
            Caller caller,
            ProjectRef project,
            RecordRow row,
            VersionRow current,
            RecordContent content) {
        Instant now = now();
        boolean closed = current.submittedAt() != null;
        RecordRow after = after(row, content, closed ? row.number() + 1 : row.number(), now);
        if (!rows.move(row, after)) {
            throw EntityTag.stale();
        }
        if (closed) {
            versions.insert(row.id(), after.number(), content, current.body(), now);
        } else {
            endSession(caller, project, row, current, now);
            versions.edit(row.id(), row.number(), content, now);
        }
        terms.set(project.id(), row.id(), content);
        return after;
    }

    private void endSession(
            Caller caller, ProjectRef project, RecordRow row, VersionRow current, Instant now) {
        @Nullable RecordContent recorded = current.recorded();
        boolean over = current.editedAt().plus(session).isBefore(now);
        if (!over || current.body().equals(recorded)) {
            return;
        }
        Recording<RecordContent> event =
                trail.of(project)
                        .record(RecordEvents.EDITED)
                        .target(row.id(), current.body().title())
                        .metadata("version", Long.toString(row.number()))
                        .occurredAt(current.editedAt())
                        .change(recorded, current.body());
        steps.insert(
                row.id(),
                RecordEvents.EDITED.name(),
                caller.userId(),
                current.editedAt(),
                event.commit());
        versions.recorded(row.id(), row.number(), current.body());
    }

    private static RecordRow after(RecordRow row, RecordContent content, long number, Instant now) {
        return new RecordRow(
                row.id(),
                row.project(),
                row.author(),
                row.state(),
                number,
                row.approvedNumber(),
                content.title(),
                content.date().toString(),
                content.minutes(),
                content.tags(),
                row.createdAt(),
                now,
                row.submittedAt(),
                row.version() + 1);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
