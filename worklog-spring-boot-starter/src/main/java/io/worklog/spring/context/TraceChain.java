package io.worklog.spring.context;

import io.worklog.event.TraceParent;
import io.worklog.spring.context.ContextFailures.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks one source after another which trace the calling thread is part of. Thread-safe. */
final class TraceChain {
    private final List<TraceSource> sources;
    private final ContextFailures failures;

    TraceChain(List<TraceSource> sources, ContextFailures failures) {
        this.sources = List.copyOf(sources);
        this.failures = failures;
    }

    /** The first valid {@code traceparent}, or null where there is none; never fails. */
    @Nullable String trace() {
        for (TraceSource source : sources) {
            try {
                String found = source.traceparent();
                if (found != null && TraceParent.isValid(found)) {
                    return found;
                }
            } catch (Exception | LinkageError e) {
                failures.missing(Part.TRACE, source.name(), "it threw " + e.getClass().getName());
            }
        }
        return null;
    }
}
