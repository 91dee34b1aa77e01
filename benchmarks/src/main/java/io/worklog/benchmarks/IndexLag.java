package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.spi.EventIndex;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/** How long after the log an index has an event. Used by one thread. */
final class IndexLag {
    private final Deque<Seen> seen = new ArrayDeque<>();
    private final AuditLog log;
    private final EventIndex index;
    private long worst;

    /** A size of the log and when it was first seen. */
    private record Seen(long size, long nanos) {}

    IndexLag(AuditLog log, EventIndex index) {
        this.log = log;
        this.index = index;
    }

    /** Looks at both. The oldest size that the index has not reached says how late it is. */
    void sample() {
        long indexed = index.indexedTo(log.id()).value();
        long now = System.nanoTime();
        seen.addLast(new Seen(log.health().size().value(), now));
        while (!seen.isEmpty() && seen.getFirst().size() <= indexed) {
            seen.removeFirst();
        }
        if (!seen.isEmpty()) {
            worst = Math.max(worst, now - seen.getFirst().nanos());
        }
    }

    /** Waits until the index has all that the log has. */
    void awaitEnd() {
        long end = log.health().size().value();
        while (index.indexedTo(log.id()).value() < end) {
            LockSupport.parkNanos(1_000_000);
            sample();
        }
    }

    long worstMillis() {
        return worst / 1_000_000;
    }
}
