package io.worklog.server.record;

import io.worklog.Receipt;
import io.worklog.Recording;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import io.worklog.server.project.ProjectSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks and writes single steps of records; the caller has the transaction. Thread-safe. */
final class Mover {
    private static final int MAX_REASON = 1_000;

    private final RecordRows rows;
    private final VersionRows versions;
    private final StepRows steps;
    private final NotificationRows notifications;
    private final WaitingNotices waiting;
    private final ContentMaker maker;
    private final ContentDigests digests;
    private final ProjectDirectory directory;
    private final InstantSource clock;

    Mover(
            RecordRows rows,
            VersionRows versions,
            StepRows steps,
            NotificationRows notifications,
            WaitingNotices waiting,
            ContentMaker maker,
            ContentDigests digests,
            ProjectDirectory directory,
            InstantSource clock) {
        this.rows = rows;
        this.versions = versions;
        this.steps = steps;
        this.notifications = notifications;
        this.waiting = waiting;
        this.maker = maker;
        this.digests = digests;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Who asks for which step in which project, by its rules.
     *
     * @param approvers who may approve there, where the step is to be told them
     */
    record Asked(
            Caller caller,
            ProjectRef project,
            ProjectSettings settings,
            Set<String> approvers,
            Step step,
            @Nullable String reason) {}

    /**
     * Checks a step.
     *
     * @param expected the version that the caller has read; null where they do not say
     * @throws Problem if it cannot be done
     */
    Move prepare(Asked asked, RecordRow row, @Nullable Long expected) {
        if (expected != null && expected != row.version()) {
            throw EntityTag.stale();
        }
        Step step = asked.step();
        if (!step.startsFrom(row.state())) {
            throw Problem.of(RecordProblem.RECORD_STATE, "it is " + row.state());
        }
        VersionRow version = versions.get(row.id(), row.number());
        requireAllowed(asked, row, version);
        String reason = reason(asked);
        if (step == Step.SUBMIT) {
            maker.recheck(asked.project(), version.body());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Move(step, row, after(step, row, now), version, reason, now);
    }

    private void requireAllowed(Asked asked, RecordRow row, VersionRow version) {
        String user = asked.caller().userId();
        boolean author = row.author().id().equals(user);
        if (asked.step().isDecision()) {
            boolean tookPart =
                    version.body().participants().stream().anyMatch(one -> one.id().equals(user));
            if (asked.settings().fourEyes() && (author || tookPart)) {
                throw Problem.of(RecordProblem.RECORD_FOUR_EYES, "you wrote it or took part");
            }
        } else if (!author && !(asked.step() == Step.ARCHIVE && mayApprove(asked))) {
            throw Problem.of(RecordProblem.RECORD_NOT_YOURS, "somebody else wrote it");
        }
    }

    private boolean mayApprove(Asked asked) {
        return directory
                .permissions(asked.caller(), asked.project())
                .contains(Permission.RECORD_APPROVE);
    }

    private static @Nullable String reason(Asked asked) {
        String reason = asked.reason();
        if (reason == null || reason.isBlank()) {
            if (asked.step().needsReason(asked.settings())) {
                throw Problem.of(RecordProblem.REASON_REQUIRED, "/reason is missing");
            }
            return null;
        }
        if (reason.length() > MAX_REASON) {
            throw Problem.invalid("/reason", "must be at most " + MAX_REASON + " characters");
        }
        return reason;
    }

    private static RecordRow after(Step step, RecordRow row, Instant now) {
        return new RecordRow(
                row.id(),
                row.project(),
                row.author(),
                step.to(),
                step == Step.CORRECT ? row.number() + 1 : row.number(),
                step == Step.APPROVE ? Long.valueOf(row.number()) : row.approvedNumber(),
                row.title(),
                row.date(),
                row.minutes(),
                row.tags(),
                row.createdAt(),
                now,
                step == Step.SUBMIT ? now : row.submittedAt(),
                row.version() + 1);
    }

    /**
     * Writes a step, but for its event.
     *
     * @throws Problem if somebody else was first
     */
    void write(Asked asked, Move move) {
        if (!rows.move(move.before(), move.after())) {
            throw EntityTag.stale();
        }
        String id = move.before().id();
        VersionRow version = move.version();
        if (!version.body().equals(version.recorded())) {
            versions.recorded(id, version.number(), version.body());
        }
        notifications.settle(id);
        switch (move.step()) {
            case SUBMIT -> submitted(asked, move);
            case APPROVE, RETURN -> decided(asked.caller(), move);
            case CORRECT ->
                    versions.insert(
                            id, move.after().number(), version.body(), version.body(), move.at());
            case WITHDRAW, ARCHIVE -> {}
        }
    }

    private void submitted(Asked asked, Move move) {
        ProjectRef project = asked.project();
        versions.submitted(move.after().id(), move.version().number(), move.at());
        waiting.tellApprovers(
                project,
                asked.settings(),
                move.after(),
                NotificationKind.RECORD_SUBMITTED,
                asked.approvers());
    }

    private void decided(Caller caller, Move move) {
        RecordRow record = move.after();
        versions.decided(
                record.id(), record.number(), record.state().name(), caller.userId(), move.at());
        notifications.insert(
                new NotificationRows.Notice(
                        record.author().id(),
                        move.step() == Step.APPROVE
                                ? NotificationKind.RECORD_APPROVED
                                : NotificationKind.RECORD_RETURNED,
                        caller.tenant(),
                        record.project(),
                        record.id(),
                        Long.toString(record.version())));
    }

    /** Says in an event what a step did. */
    void fill(Move move, Recording<RecordContent> event) {
        VersionRow version = move.version();
        event.target(move.before().id(), version.body().title())
                .metadata("version", Long.toString(move.after().number()))
                .set("state", move.before().state(), move.after().state());
        if (!version.body().equals(version.recorded())) {
            event.change(version.recorded(), version.body());
        }
        if (move.step() == Step.SUBMIT) {
            digests.of(version.body())
                    .forEach((field, digest) ->
                            event.metadata(ContentDigests.PREFIX + field, digest));
            version.body().evidence().forEach(file -> event.evidence(file.sealed()));
        }
        if (move.reason() != null) {
            event.reason(move.reason());
        }
    }

    /** Remembers the receipt of a step's event. */
    void receipt(Caller caller, Move move, Receipt receipt) {
        steps.insert(
                move.before().id(), move.step().type().name(), caller.userId(), move.at(), receipt);
    }
}
