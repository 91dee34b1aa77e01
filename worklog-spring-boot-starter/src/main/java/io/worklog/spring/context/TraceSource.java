package io.worklog.spring.context;

import org.jspecify.annotations.Nullable;

/** One way of finding out which trace the calling thread is part of. Thread-safe. */
interface TraceSource {
    /** What it is called in a warning. */
    String name();

    /** A {@code traceparent}, checked by whoever asks, or null where there is none. */
    @Nullable String traceparent();
}
