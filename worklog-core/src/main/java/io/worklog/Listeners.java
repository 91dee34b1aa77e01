package io.worklog;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.TimedListener;
import io.worklog.spi.WorklogListener;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Tells all listeners; one that throws costs neither the others nor the event anything. */
final class Listeners {
    private static final UUID NO_ID = new UUID(0, 0);

    private final List<WorklogListener> all;
    private final AtomicLong failures = new AtomicLong();

    Listeners(List<WorklogListener> all) {
        this.all = List.copyOf(all);
    }

    void appended(LogId log, LogIndex first, int count, Duration took) {
        each(listener -> listener.appended(log, first, count));
        each(listener -> {
            if (listener instanceof TimedListener timed) {
                timed.appendTook(log, count, took);
            }
        });
    }

    void sealed(LogId log, TreeSize size) {
        each(listener -> listener.sealed(log, size));
    }

    void rejected(LogId log, UUID eventId, String code, boolean lost) {
        each(listener -> listener.rejected(log, eventId, code, lost));
    }

    /** An event of Worklog's own could not be recorded. */
    void failed(LogId log, RuntimeException why) {
        rejected(log, NO_ID, FailureCodes.of(why), true);
    }

    /** Something that will be tried again did not work: no event is lost by it. */
    void troubled(LogId log, RuntimeException why) {
        each(listener -> listener.troubled(log, FailureCodes.of(why)));
    }

    private void each(Consumer<WorklogListener> tell) {
        for (WorklogListener listener : all) {
            try {
                tell.accept(listener);
            } catch (RuntimeException e) {
                failures.incrementAndGet();
            }
        }
    }

    /** How often a listener threw, against its contract. */
    long failures() {
        return failures.get();
    }
}
