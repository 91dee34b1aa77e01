package io.worklog.spring.context;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/** The span that Micrometer Tracing has open on the calling thread. */
final class TracerTraces implements TraceSource {
    private static final int ID_LENGTH = 32;

    private final HostBeans<Tracer> tracers;

    TracerTraces(HostBeans<Tracer> tracers) {
        this.tracers = tracers;
    }

    @Override
    public String name() {
        return "Micrometer Tracing";
    }

    @Override
    public @Nullable String traceparent() {
        for (Tracer tracer : tracers.all()) {
            Span span = tracer.currentSpan();
            if (span != null && !span.isNoop()) {
                return write(span.context());
            }
        }
        return null;
    }

    /** W3C Trace Context, section 3.2.2; older tracers have ids of half the length. */
    private static String write(TraceContext span) {
        String id = span.traceId();
        String padded = "0".repeat(Math.max(0, ID_LENGTH - id.length())) + id;
        String flags = Boolean.TRUE.equals(span.sampled()) ? "01" : "00";
        return "00-" + padded + "-" + span.spanId() + "-" + flags;
    }
}
