package io.worklog.server.job;

import io.worklog.server.db.Database;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;

/** A node's way to the database, which ends for ever before one of its statements. */
final class MortalDatabase implements Database {
    private final Database real;
    private final DSLContext sql;
    private final AtomicInteger left;

    /** Nobody may catch it but the test. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    MortalDatabase(Database real, int statements) {
        this.real = real;
        this.left = new AtomicInteger(statements);
        this.sql =
                real.sql()
                        .configuration()
                        .derive(new DefaultExecuteListenerProvider(new Count()))
                        .dsl();
    }

    /** Runs a node's task; false where it was killed meanwhile. */
    boolean outlives(Runnable task) {
        try {
            task.run();
            return true;
        } catch (Killed e) {
            return false;
        }
    }

    @Override
    public DSLContext sql() {
        return sql;
    }

    @Override
    public <T> T inTransaction(Supplier<T> task) {
        return real.inTransaction(task);
    }

    private final class Count implements ExecuteListener {
        private static final long serialVersionUID = 1L;

        @Override
        public void executeStart(ExecuteContext statement) {
            if (left.getAndDecrement() <= 0) {
                throw new Killed();
            }
        }
    }
}
