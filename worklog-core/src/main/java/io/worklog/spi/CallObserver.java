package io.worklog.spi;

import io.worklog.log.LogId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands around the calls that a host waits for, to time and trace them. Thread-safe; MUST run the
 * work once, on the calling thread, and give or throw what it does; gets neither events nor queries.
 */
public interface CallObserver {
    /** What a host waits for. */
    enum Call {
        /** An event becomes durable, or part of the host's transaction. */
        APPEND,
        /** Events are looked for. */
        QUERY,
        /** A whole log is checked; the result is a {@link io.worklog.verify.VerifyReport}. */
        VERIFY
    }

    /** Runs the work. */
    <T extends @Nullable Object> T around(Call call, LogId log, Supplier<T> work);
}
