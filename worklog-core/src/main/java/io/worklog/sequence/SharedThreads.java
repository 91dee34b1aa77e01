package io.worklog.sequence;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads all logs of one worklog share: named, daemon, ended by {@link #close}. Pool
 * threads end when they have nothing to do. Thread-safe.
 */
public final class SharedThreads implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;
    private static final long CLOSE_SECONDS = 30;

    private final ThreadPoolExecutor pool;
    private final ScheduledThreadPoolExecutor timer;
    private final ThreadFactory callbacks =
            Thread.ofVirtual().name("worklog-callback-", 0).factory();

    /**
     * Starts none yet.
     *
     * @param most how many pool threads there can be, at least 1
     */
    public SharedThreads(int most) {
        pool =
                new ThreadPoolExecutor(
                        most,
                        most,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        named("worklog-writer-"));
        pool.allowCoreThreadTimeOut(true);
        timer = new ScheduledThreadPoolExecutor(1, named("worklog-timer-"));
        timer.setRemoveOnCancelPolicy(true);
    }

    /** As many threads as keep disks and processors busy, whatever the number of logs. */
    public static SharedThreads forThisMachine() {
        return new SharedThreads(
                Math.clamp(2L * Runtime.getRuntime().availableProcessors(), 4, 16));
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Runs a piece of work of a log. It MUST NOT wait for other work of this pool. */
    public void execute(Runnable work) {
        pool.execute(work);
    }

    /** Runs code of the host, which may block as long as it likes, on a thread of its own. */
    public void callBack(Runnable work) {
        callbacks.newThread(work).start();
    }

    /** Runs short work again and again, until the future is cancelled. */
    public ScheduledFuture<?> every(Duration interval, Runnable work) {
        long nanos = interval.toNanos();
        return timer.scheduleWithFixedDelay(work, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** Ends the timer, lets the pool finish what it has and ends it. */
    @Override
    public void close() {
        timer.shutdownNow();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
