package io.worklog.spring.operate;

import io.worklog.AuditLog;
import io.worklog.LogHealth;
import io.worklog.Worklog;
import io.worklog.outbox.OutboxRelay;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/**
 * Seals every log when the application has stopped taking work: after web servers, listeners and
 * executors ended, before any bean is destroyed. The worklog stays open until it is destroyed
 * itself, so that what others record in their last moments is recorded, and sealed, too.
 */
final class SealingLifecycle implements SmartLifecycle {
    /** After everything of the host's and of Spring's, all of which is in a higher phase. */
    static final int PHASE = Integer.MIN_VALUE + 1_000;

    private static final Duration TURN = Duration.ofMillis(10);

    private final Supplier<Worklog> worklog;
    private final Supplier<Duration> drain;
    private volatile boolean running;

    SealingLifecycle(Supplier<Worklog> worklog, Supplier<Duration> drain) {
        this.worklog = worklog;
        this.drain = drain;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        Worklog open = worklog.get();
        open.outbox().ifPresent(OutboxRelay::wake);
        awaitPending(open);
        int sealed = 0;
        for (LogHealth log : open.healthOfAll()) {
            sealed += open.existing(log.log().value()).map(this::seal).orElse(0);
        }
        logger().log(Level.INFO, "Worklog sealed {0} logs for shutdown", sealed);
        running = false;
    }

    /** Asked for when there is something to say: the first one of a process takes its time. */
    private static Logger logger() {
        return System.getLogger("io.worklog.spring.operate");
    }

    private void awaitPending(Worklog open) {
        long end = System.nanoTime() + drain.get().toNanos();
        while (pending(open) > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TURN.toNanos());
        }
    }

    private static long pending(Worklog open) {
        return open.healthOfAll().stream().mapToLong(LogHealth::pending).sum();
    }

    /** One log that cannot be sealed is not to keep the others open. */
    private int seal(AuditLog log) {
        try {
            log.seal();
            return 1;
        } catch (RuntimeException e) {
            logger().log(
                            Level.WARNING,
                            "Log {0} is not sealed at shutdown: {1}",
                            log.id(),
                            e.getClass().getName());
            return 0;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
