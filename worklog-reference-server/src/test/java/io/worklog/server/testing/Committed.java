package io.worklog.server.testing;

import io.worklog.Worklog;
import io.worklog.server.db.Database;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jooq.impl.DSL;

/** Events that were committed with rows of the database, and reach their log a moment later. */
public final class Committed {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Committed() {}

    /** Waits until none is left in the outbox. */
    public static void relayed(Worklog worklog, Database database) {
        var relay = worklog.outbox().orElseThrow();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (database.sql().fetchCount(DSL.table("worklog_outbox")) > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("events are left in the outbox after " + LIMIT);
            }
            relay.wake();
            LockSupport.parkNanos(2_000_000);
        }
    }
}
