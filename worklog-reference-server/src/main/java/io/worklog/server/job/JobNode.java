package io.worklog.server.job;

import io.worklog.server.api.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * This node's threads for jobs: the first takes only what is repeated, so that long exports never
 * keep the rest of the house waiting. One more keeps the leases.
 */
final class JobNode implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobNode.class);
    private static final int RENEWALS = 3;

    private final Supplier<JobRunner> runners;
    private final JobProperties properties;
    private final WorkSignal signal;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable JobRunner runner;

    JobNode(Supplier<JobRunner> runners, JobProperties properties, WorkSignal signal) {
        this.runners = runners;
        this.properties = properties;
        this.signal = signal;
    }

    @Override
    public synchronized void start() {
        JobRunner started = runners.get();
        runner = started;
        for (int number = 0; number < properties.workers(); number++) {
            boolean repeatedOnly = number == 0;
            begin("worklog-job-" + number, () -> work(started, repeatedOnly));
        }
        if (properties.workers() > 0) {
            begin("worklog-job-leases", () -> renew(started));
        }
    }

    @Override
    public synchronized void stop() {
        if (runner != null) {
            end.countDown();
            runner.stop();
            runner = null;
            signal.wakeAll();
            join();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return runner != null;
    }

    private void begin(String name, Runnable task) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(task));
    }

    private void work(JobRunner mine, boolean repeatedOnly) {
        try {
            while (end.getCount() > 0) {
                if (!careful(() -> mine.runOne(repeatedOnly))) {
                    signal.await(properties.poll());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("worklog.job.interrupted", e);
        }
    }

    private void renew(JobRunner mine) {
        Duration pause = properties.lease().dividedBy(RENEWALS);
        try {
            while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                careful(() -> {
                    mine.renew();
                    return true;
                });
            }
        } catch (InterruptedException e) {
            LOG.debug("worklog.job.interrupted", e);
        }
    }

    /** A database that is away is tried again after a while. */
    private static boolean careful(Supplier<Boolean> step) {
        try {
            return step.get();
        } catch (Problem e) {
            LOG.debug("worklog.job.database-away", e);
        } catch (RuntimeException e) {
            LOG.warn("worklog.job.step-failed", e);
        }
        return false;
    }

    /** Interrupts what does not come to a checkpoint in time. */
    private void join() {
        long last = System.nanoTime() + properties.grace().toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, (last - System.nanoTime()) / 1_000_000));
                thread.interrupt();
            }
            for (Thread thread : threads) {
                thread.join(1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }
}
