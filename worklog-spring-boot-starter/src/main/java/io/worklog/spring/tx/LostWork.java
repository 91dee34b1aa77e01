package io.worklog.spring.tx;

import io.worklog.Worklog;
import io.worklog.log.LogId;
import io.worklog.spi.WorklogListener;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Runs what nobody waits for any more, and counts and reports what fails of it: to every {@link
 * WorklogListener} as lost, in the default log, without an event's id. Thread-safe.
 */
final class LostWork {
    private static final System.Logger LOGGER = System.getLogger(AfterCommit.class.getName());
    private static final UUID NO_ID = new UUID(0, 0);
    private static final String CODE = "after-commit";

    private final ObjectProvider<Worklog> worklog;
    private final ObjectProvider<WorklogListener> listeners;

    LostWork(ObjectProvider<Worklog> worklog, ObjectProvider<WorklogListener> listeners) {
        this.worklog = worklog;
        this.listeners = listeners;
    }

    /** Runs work; what it throws is reported here and goes no further. */
    void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOGGER.log(
                    System.Logger.Level.ERROR,
                    "an event was lost: its transaction has committed, recording it failed",
                    e);
            tell();
        }
    }

    /** A commit failed so that nobody knows whether it took place: nothing is recorded. */
    void inDoubt() {
        LOGGER.log(
                System.Logger.Level.WARNING,
                "events that waited for a commit are not recorded: the commit failed, and whether"
                        + " it took place is not known");
    }

    private void tell() {
        Worklog open = worklog.getIfUnique();
        LogId log = open == null ? new LogId(Worklog.DEFAULT_LOG) : open.id();
        try (Stream<WorklogListener> all = listeners.orderedStream()) {
            all.forEach(listener -> tell(listener, log));
        }
    }

    private static void tell(WorklogListener listener, LogId log) {
        try {
            listener.rejected(log, NO_ID, CODE, true);
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.WARNING, "a listener failed, against its contract", e);
        }
    }
}
