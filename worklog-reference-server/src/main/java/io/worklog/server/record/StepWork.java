package io.worklog.server.record;

import io.worklog.BatchReceipt;
import io.worklog.Recording;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.api.Told;
import io.worklog.server.db.Database;
import io.worklog.server.project.ProjectSettings;
import io.worklog.server.project.Projects;
import io.worklog.server.record.Mover.Asked;
import io.worklog.server.trail.Trail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/** Takes steps of one record, or of many at once. Thread-safe. */
final class StepWork {
    /** The most records of one bulk step. */
    static final int MAX_BULK = 200;

    private final Database database;
    private final RecordRows rows;
    private final Mover mover;
    private final Projects projects;
    private final Trail trail;

    StepWork(Database database, RecordRows rows, Mover mover, Projects projects, Trail trail) {
        this.database = database;
        this.rows = rows;
        this.mover = mover;
        this.projects = projects;
        this.trail = trail;
    }

    /**
     * One record of a bulk step.
     *
     * @param id which
     * @param revision what the caller has read; may be left out
     */
    record BulkItem(String id, @Nullable Long revision) {}

    /**
     * What became of one record of a bulk step.
     *
     * @param done whether the step was taken
     * @param state its state afterwards; null where it is not there
     * @param revision what its entity tag is made of afterwards
     * @param problem stable code of what stood in the way
     * @param detail what is particular about that
     */
    record BulkResult(
            String id,
            boolean done,
            @Nullable RecordState state,
            @Nullable Long revision,
            @Nullable String problem,
            @JsonSerialize(using = Told.class) @Nullable String detail) {}

    /**
     * What became of a bulk step.
     *
     * @param results one for each record, in the order asked
     * @param batchId identifier of the parent event; null where no step was taken
     */
    record BulkOutcome(List<BulkResult> results, @Nullable String batchId) {}

    /** Takes a step of a record that the caller has read in that version. */
    RecordRow one(
            Caller caller,
            ProjectRef project,
            String id,
            long version,
            Step step,
            @Nullable String reason) {
        trail.of(project);
        Asked asked = asked(caller, project, step, reason);
        return database.inTransaction(() -> {
            Move move = mover.prepare(asked, rows.get(project.id(), id), version);
            mover.write(asked, move);
            Recording<RecordContent> event = trail.of(project).record(step.type());
            mover.fill(move, event);
            mover.receipt(caller, move, event.commit());
            return move.after();
        });
    }

    /** Takes a step of many records: each wholly or not at all, all of it in one transaction. */
    BulkOutcome many(
            Caller caller,
            ProjectRef project,
            Step step,
            List<BulkItem> items,
            @Nullable String reason) {
        trail.of(project);
        Asked asked = asked(caller, project, step, reason);
        return database.inTransaction(() -> {
            Map<String, BulkResult> results = new HashMap<>();
            List<Move> moves = moves(asked, items, results);
            String batch = moves.isEmpty() ? null : record(asked, moves);
            return new BulkOutcome(
                    items.stream().map(item -> result(results, item)).toList(), batch);
        });
    }

    private Asked asked(Caller caller, ProjectRef project, Step step, @Nullable String reason) {
        Set<String> approvers =
                step == Step.SUBMIT
                        ? projects.allowed(project, Permission.RECORD_APPROVE)
                        : Set.of();
        ProjectSettings settings = projects.settings(project.id());
        return new Asked(caller, project, settings, approvers, step, reason);
    }

    private static BulkResult result(Map<String, BulkResult> results, BulkItem item) {
        return Objects.requireNonNull(results.get(item.id()));
    }

    /** In the order of identifiers, so that two such transactions cannot wait for each other. */
    private List<Move> moves(Asked asked, List<BulkItem> items, Map<String, BulkResult> results) {
        Map<String, RecordRow> found =
                rows.all(asked.project().id(), items.stream().map(BulkItem::id).toList());
        List<Move> moves = new ArrayList<>();
        items.stream()
                .sorted(Comparator.comparing(BulkItem::id))
                .forEach(item -> move(asked, item, found.get(item.id()), moves, results));
        return moves;
    }

    private void move(
            Asked asked,
            BulkItem item,
            @Nullable RecordRow row,
            List<Move> moves,
            Map<String, BulkResult> results) {
        try {
            if (row == null) {
                throw Problem.notFound("the record");
            }
            Move move = mover.prepare(asked, row, item.revision());
            mover.write(asked, move);
            moves.add(move);
            results.put(item.id(), done(move.after()));
        } catch (Problem problem) {
            results.put(item.id(), refused(item, row, problem));
        }
    }

    private String record(Asked asked, List<Move> moves) {
        String name = "record." + asked.step().name().toLowerCase(Locale.ROOT);
        BatchReceipt receipt =
                trail.of(asked.project()).batch(name, asked.step().type(), moves, mover::fill);
        for (int i = 0; i < moves.size(); i++) {
            mover.receipt(asked.caller(), moves.get(i), receipt.children().get(i));
        }
        return receipt.parent().eventId().toString();
    }

    private static BulkResult done(RecordRow row) {
        return new BulkResult(row.id(), true, row.state(), row.version(), null, null);
    }

    private static BulkResult refused(BulkItem item, @Nullable RecordRow row, Problem problem) {
        return new BulkResult(
                item.id(),
                false,
                row == null ? null : row.state(),
                row == null ? null : Long.valueOf(row.version()),
                problem.code().code(),
                problem.detail());
    }
}
