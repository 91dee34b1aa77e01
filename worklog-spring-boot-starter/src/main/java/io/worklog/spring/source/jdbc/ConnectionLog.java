package io.worklog.spring.source.jdbc;

import io.worklog.context.WorklogContext;
import java.sql.Connection;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one connection has changed since its transaction began. For one thread at a time, as a
 * connection is.
 */
final class ConnectionLog {
    private final StatementRecorder recorder;
    private final String database;
    private final boolean rolledBack;
    private final List<Executed> statements = new ArrayList<>();
    private final Map<Savepoint, Integer> savepoints = new IdentityHashMap<>();
    private WorklogContext context = WorklogContext.empty();

    /**
     * Nothing yet.
     *
     * @param database what events are about that name no table
     * @param rolledBack whether what fails or is rolled back is recorded too
     */
    ConnectionLog(StatementRecorder recorder, String database, boolean rolledBack) {
        this.recorder = recorder;
        this.database = database;
        this.rolledBack = rolledBack;
    }

    /** A statement was run; without a transaction it is committed by now. */
    void executed(Executed executed, boolean inTransaction) {
        if (!recorder.begun() || executed.failed() && !rolledBack) {
            return;
        }
        context = recorder.caller();
        if (inTransaction) {
            gather(executed);
        } else if (executed.failed()) {
            recorder.rolledBack(database, context, List.of(executed));
        } else {
            recorder.committed(database, context, List.of(executed));
        }
    }

    private void gather(Executed executed) {
        int last = statements.size() - 1;
        boolean after = savepoints.values().stream().anyMatch(count -> count > last);
        if (last >= 0 && !after && statements.get(last).sameAs(executed)) {
            statements.set(last, statements.get(last).plus(executed));
        } else {
            statements.add(executed);
        }
    }

    /** The transaction is about to commit: what goes with it is recorded now. */
    void beforeCommit(@Nullable Connection connection) {
        if (!statements.isEmpty() && recorder.joins(connection)) {
            recorder.inTransaction(database, context, List.copyOf(statements));
            statements.clear();
        }
    }

    void committed() {
        List<Executed> all = taken();
        if (!all.isEmpty()) {
            recorder.committed(database, context, all);
        }
    }

    void rolledBack() {
        List<Executed> all = taken();
        if (rolledBack && !all.isEmpty()) {
            recorder.rolledBack(database, context, all);
        }
    }

    void savepoint(Savepoint savepoint) {
        savepoints.put(savepoint, statements.size());
    }

    void backTo(Savepoint savepoint) {
        int kept = savepoints.getOrDefault(savepoint, statements.size());
        List<Executed> undone = statements.subList(kept, statements.size());
        if (rolledBack && !undone.isEmpty()) {
            recorder.rolledBack(database, context, List.copyOf(undone));
        }
        undone.clear();
    }

    private List<Executed> taken() {
        List<Executed> all = List.copyOf(statements);
        statements.clear();
        savepoints.clear();
        return all;
    }
}
