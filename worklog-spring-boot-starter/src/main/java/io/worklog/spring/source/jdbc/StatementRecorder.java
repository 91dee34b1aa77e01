package io.worklog.spring.source.jdbc;

import io.worklog.Recording;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.context.WorklogContext;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import io.worklog.event.ChangeValue.Kind;
import io.worklog.event.FieldClass;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import io.worklog.spring.source.CapturedText;
import io.worklog.spring.source.OutboxJoin;
import io.worklog.spring.source.SourceRecorder;
import io.worklog.spring.tx.AfterCommit;
import java.sql.Connection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns statements into events. Thread-safe. */
final class StatementRecorder {
    /** The type of every event about statements, unless the catalog has one of that name. */
    static final EventType<Object> EXECUTED =
            EventType.named("database.statements.executed").verb(Verb.EXECUTE);

    private static final int MAX_TARGETS = 16;
    private static final int MAX_NAME = 128;

    /** Each takes up to four changes, of which an event holds 500. */
    private static final int MAX_STATEMENTS = 100;

    private final Supplier<SourceRecorder> recorder;
    private final AfterCommit afterCommit;
    private final OutboxJoin join;
    private final StatementGrouping grouping;
    private volatile boolean begun;

    StatementRecorder(
            Supplier<SourceRecorder> recorder,
            AfterCommit afterCommit,
            OutboxJoin join,
            StatementGrouping grouping) {
        this.recorder = recorder;
        this.afterCommit = afterCommit;
        this.join = join;
        this.grouping = grouping;
    }

    /** The application is made: before that there may be no worklog to record in. */
    void begin() {
        begun = true;
    }

    /** Whether statements are recorded by now. */
    boolean begun() {
        return begun;
    }

    WorklogContext caller() {
        return recorder.get().caller();
    }

    /** Whether events go into the transaction, and are to be recorded before it commits. */
    boolean joins(@Nullable Connection connection) {
        return join.joins(connection);
    }

    /** Records in the transaction of the calling thread. */
    void inTransaction(String database, WorklogContext context, List<Executed> statements) {
        each(
                statements,
                group ->
                        commit(
                                type().delivery(Delivery.TRANSACTIONAL),
                                database,
                                context,
                                group,
                                false));
    }

    /** Records what is committed; a failure is counted as lost and thrown to nobody. */
    void committed(String database, WorklogContext context, List<Executed> statements) {
        EventType<?> type = type().onFailure(FailurePolicy.CONTINUE);
        each(
                statements,
                group ->
                        quietly(() ->
                                afterCommit.run(
                                        () -> commit(type, database, context, group, false))));
    }

    /** Records at once what was rolled back, as a failure. */
    void rolledBack(String database, WorklogContext context, List<Executed> statements) {
        EventType<?> type = type().delivery(Delivery.DURABLE).onFailure(FailurePolicy.CONTINUE);
        each(statements, group -> quietly(() -> commit(type, database, context, group, true)));
    }

    private EventType<?> type() {
        return recorder.get().type(EXECUTED);
    }

    private void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            System.getLogger(StatementRecorder.class.getName())
                    .log(System.Logger.Level.ERROR, "an event about statements was lost", e);
        }
    }

    private interface Group {
        void record(List<Executed> group);
    }

    private void each(List<Executed> statements, Group group) {
        if (grouping == StatementGrouping.STATEMENT) {
            statements.forEach(one -> group.record(List.of(one)));
        } else if (!statements.isEmpty()) {
            group.record(statements);
        }
    }

    private void commit(
            EventType<?> type,
            String database,
            WorklogContext context,
            List<Executed> group,
            boolean rolledBack) {
        context.run(() -> {
            Recording<?> recording = recorder.get().worklog().record(type);
            targets(recording, type.targetType().orElse("table"), database, group);
            for (int i = 0; i < Math.min(group.size(), MAX_STATEMENTS); i++) {
                describe(recording, "statements[" + (i + 1) + "]", group.get(i));
            }
            sums(recording, group);
            if (rolledBack || group.stream().allMatch(Executed::failed)) {
                recording.outcome(Outcome.FAILURE, rolledBack ? "rolled back" : "refused");
            }
            recording.commit();
        });
    }

    private static void targets(
            Recording<?> recording, String kind, String database, List<Executed> group) {
        List<String> tables =
                group.stream()
                        .flatMap(each -> each.statement().tables().stream())
                        .distinct()
                        .toList();
        for (String table : tables.subList(0, Math.min(tables.size(), MAX_TARGETS))) {
            recording.target(Target.of(kind, CapturedText.id(table, MAX_NAME, "unknown")));
        }
        if (tables.isEmpty()) {
            recording.target(Target.of(kind, CapturedText.id(database, MAX_NAME, "unknown")));
        }
    }

    private static void sums(Recording<?> recording, List<Executed> group) {
        recording.metadata("statements", text(group.stream().mapToLong(Executed::times).sum()));
        boolean known = group.stream().noneMatch(each -> each.rows() == Executed.UNKNOWN);
        if (known) {
            recording.metadata("rows", text(group.stream().mapToLong(Executed::rows).sum()));
        }
        if (group.size() > MAX_STATEMENTS) {
            recording.metadata("notShown", text(group.size() - MAX_STATEMENTS));
        }
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    private static void describe(Recording<?> recording, String path, Executed executed) {
        SqlStatement statement = executed.statement();
        add(recording, path + ".kind", Kind.STRING, statement.kind());
        add(recording, path + ".text", Kind.STRING, CapturedText.of(statement.text()));
        add(recording, path + ".times", Kind.INTEGER, text(executed.times()));
        if (executed.rows() != Executed.UNKNOWN) {
            add(recording, path + ".rows", Kind.INTEGER, text(executed.rows()));
        }
    }

    private static void add(Recording<?> recording, String path, Kind kind, String text) {
        recording.change(
                new Change(
                        path, ChangeOp.ADD, null, ChangeValue.of(kind, text), FieldClass.PUBLIC));
    }
}
