package io.worklog.outbox;

import io.worklog.error.StoreUnavailableException;
import io.worklog.spi.Outbox;
import io.worklog.spi.OutboxCounts;
import io.worklog.spi.OutboxPass;
import io.worklog.spi.RefusedEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goes over the outbox when woken and from time to time, on one thread. */
final class DefaultRelay implements OutboxRelay {
    /** However busy it is, it counts what waits so often. */
    private static final long COUNT_NANOS = Duration.ofSeconds(1).toNanos();

    /** A batch that is on its way when the time for closing is over has so long to end. */
    private static final Duration LAST_BATCH = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final RelayHost host;
    private final InstantSource clock;
    private final RelaySettings settings;
    private final LogMover mover;
    private final WakeUp wakeUp = new WakeUp();
    private final Thread thread;

    private volatile OutboxCounts counts = OutboxCounts.NONE;
    private volatile @Nullable String problem;

    /** Of the relay's thread. */
    private Backoff backoff = new Backoff();

    private long countedNanos = System.nanoTime() - COUNT_NANOS;

    DefaultRelay(Outbox outbox, RelayHost host, InstantSource clock, RelaySettings settings) {
        this.outbox = outbox;
        this.host = host;
        this.clock = clock;
        this.settings = settings;
        this.mover = new LogMover(host, System::nanoTime);
        this.thread = Thread.ofPlatform().daemon().name("worklog-relay").unstarted(this::run);
    }

    void start() {
        outbox.onCommit(wakeUp::wake);
        thread.start();
    }

    private void run() {
        try {
            while (!wakeUp.closing()) {
                if (!pass().more()) {
                    wakeUp.await(settings.interval());
                }
            }
            while (!wakeUp.late()) {
                OutboxPass last = pass();
                if (last.moved() + last.refused() == 0) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever is thrown ends one pass and shows as a problem; the relay goes on. */
    private OutboxPass pass() throws InterruptedException {
        try {
            OutboxPass done = outbox.relay(settings.most(), mover);
            count(!done.more());
            backoff = new Backoff();
            problem = null;
            return done;
        } catch (RuntimeException | Error e) {
            long now = System.nanoTime();
            backoff.failed(now);
            problem = "the outbox cannot be relayed: " + text(e);
            wakeUp.pause(backoff.leftNanos(now));
            return new OutboxPass(0, 0, false);
        }
    }

    /** Drivers put values into their messages; our own exceptions do not. */
    private static String text(Throwable failure) {
        return failure instanceof StoreUnavailableException
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getName();
    }

    private void count(boolean idle) {
        long now = System.nanoTime();
        if (idle || now - countedNanos >= COUNT_NANOS) {
            counts = outbox.counts();
            countedNanos = now;
        }
    }

    @Override
    public RelayStatus status() {
        OutboxCounts seen = counts;
        Instant oldest = seen.oldest();
        Duration lag = oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
        String own = problem;
        return new RelayStatus(
                seen.waiting(),
                seen.refused(),
                lag.isNegative() ? Duration.ZERO : lag,
                own == null ? mover.problem().orElse(null) : own);
    }

    @Override
    public void wake() {
        wakeUp.wake();
    }

    @Override
    public List<RefusedEntry> refused(int most) {
        return outbox.refused(most);
    }

    @Override
    public boolean retry(UUID eventId) {
        boolean found = outbox.retry(eventId);
        wakeUp.wake();
        return found;
    }

    @Override
    public boolean discard(UUID eventId, String reason) {
        Optional<RefusedEntry> found = outbox.refused(eventId);
        if (found.isEmpty()) {
            return false;
        }
        host.discarding(found.get(), reason);
        boolean gone = outbox.discard(eventId);
        wakeUp.wake();
        return gone;
    }

    @Override
    public void close() {
        wakeUp.close(settings.drain());
        try {
            thread.join(settings.drain().plus(LAST_BATCH));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        outbox.close();
    }
}
