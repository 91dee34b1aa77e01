package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.event.AuditEvent;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/** Appends without waiting for each event, but with a bound on how many are not yet durable. */
final class Load {
    private static final int ROUND = 512;

    private final AuditLog log;
    private final AuditEvent[] events;
    private final Semaphore room;
    private final int inFlight;
    private final int paced;

    /**
     * A load.
     *
     * @param paced most events a second; 0 for no bound
     */
    Load(AuditLog log, AuditEvent[] events, int inFlight, int paced) {
        this.log = log;
        this.events = events;
        this.inFlight = inFlight;
        this.paced = paced;
        this.room = new Semaphore(inFlight);
    }

    /**
     * Appends for a time and waits until all of it is durable.
     *
     * @param eachRound called every few hundred events
     * @return how many events were appended
     */
    long run(long nanos, Runnable eachRound) {
        long begin = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - begin < nanos) {
            for (int i = 0; i < ROUND; i++) {
                append(events[(int) (count++ % events.length)]);
            }
            eachRound.run();
            pace(begin, count);
        }
        room.acquireUninterruptibly(inFlight);
        return count;
    }

    private void append(AuditEvent event) {
        room.acquireUninterruptibly();
        var unused = log.appendAsync(event).whenComplete((receipt, failure) -> room.release());
    }

    private void pace(long begin, long count) {
        if (paced == 0) {
            return;
        }
        long due = begin + count * 1_000_000_000L / paced;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
