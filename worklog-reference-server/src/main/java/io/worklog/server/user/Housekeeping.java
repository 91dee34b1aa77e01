package io.worklog.server.user;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every few seconds of refusals that were counted, and removes what is over, each hour. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int TELL_SECONDS = 10;

    private final SecurityTrail refusals;
    private final SqlSessions sessions;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("worklog-people").factory());

    Housekeeping(SecurityTrail refusals, SqlSessions sessions) {
        this.refusals = refusals;
        this.sessions = sessions;
    }

    /** Begins. */
    void start() {
        // Neither task throws; the thread ends with this.
        var telling =
                thread.scheduleWithFixedDelay(
                        refusals::tell, TELL_SECONDS, TELL_SECONDS, TimeUnit.SECONDS);
        var tidying = thread.scheduleWithFixedDelay(this::tidy, 1, 1, TimeUnit.HOURS);
        LOG.debug("worklog.people.housekeeping {} {}", telling, tidying);
    }

    private void tidy() {
        try {
            sessions.tidy();
        } catch (RuntimeException e) {
            LOG.warn("worklog.session.not-tidied", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        refusals.tellAll();
    }
}
