package io.worklog.server.ops;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Goes down in order: not ready, wait until that was seen, refuse new requests, finish those that
 * were begun; then the web server, the jobs and the logs are closed, which seals them.
 */
final class Draining implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Draining.class);
    private static final Duration STEP = Duration.ofMillis(20);

    private final Life life;
    private final ManagementProperties settings;
    private volatile boolean running;

    Draining(Life life, ManagementProperties settings) {
        this.life = life;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        life.enter(Phase.RUNNING);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        LOG.info("worklog.stop.draining for {}", settings.drainDelay());
        life.enter(Phase.DRAINING);
        waitAtMost(settings.drainDelay(), false);
        life.enter(Phase.REFUSING);
        waitAtMost(settings.drainLimit(), true);
        if (life.requests() > 0) {
            LOG.warn("worklog.stop.cut {} requests had not ended in time", life.requests());
        }
        running = false;
    }

    private void waitAtMost(Duration limit, boolean onlyWhileBusy) {
        long until = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < until && (!onlyWhileBusy || life.requests() > 0)) {
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else is stopped. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
