package io.worklog.spring.context;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What the host put into SLF4J's diagnostic context under {@code traceparent}. */
final class LoggedTraces implements TraceSource {
    @Override
    public String name() {
        return "MDC";
    }

    @Override
    public @Nullable String traceparent() {
        return MDC.get("traceparent");
    }
}
