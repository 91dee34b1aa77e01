package io.worklog.sequence;

import io.worklog.error.IntegrityException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;

/**
 * Seals logs that have something new, at a fixed interval and on the shared pool. A failed sealing
 * is tried again at the next turn; the sealer keeps what is wrong. Thread-safe.
 */
public final class SealSchedule implements AutoCloseable {
    private final SharedThreads threads;
    private final Set<LogSealer> behind = ConcurrentHashMap.newKeySet();
    private final ScheduledFuture<?> turns;

    /** Starts. */
    public SealSchedule(SharedThreads threads, Duration interval) {
        this.threads = threads;
        this.turns = threads.every(interval, this::turn);
    }

    /** Has a log sealed at the next turn. */
    public void note(LogSealer sealer) {
        behind.add(sealer);
    }

    private void turn() {
        for (LogSealer sealer : behind) {
            behind.remove(sealer);
            threads.execute(() -> seal(sealer));
        }
    }

    private void seal(LogSealer sealer) {
        try {
            sealer.seal();
        } catch (IntegrityException e) {
            behind.remove(sealer);
        } catch (RuntimeException e) {
            behind.add(sealer);
        }
    }

    /** Stops; what was begun is finished by the pool. */
    @Override
    public void close() {
        turns.cancel(false);
    }
}
