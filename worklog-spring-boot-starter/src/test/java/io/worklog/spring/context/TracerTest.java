package io.worklog.spring.context;

import static org.assertj.core.api.Assertions.assertThat;

import brave.Tracing;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.brave.bridge.BraveBaggageManager;
import io.micrometer.tracing.brave.bridge.BraveCurrentTraceContext;
import io.micrometer.tracing.brave.bridge.BraveTracer;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.event.AuditEvent;
import io.worklog.spring.WorklogBuilderCustomizer;
import io.worklog.testing.RecordingWorklog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The span of a real tracer, Brave, in what is recorded within it. */
class TracerTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    private static void record(boolean longIds, TracedWork work) {
        try (Tracing tracing = Tracing.newBuilder().traceId128Bit(longIds).build()) {
            Tracer tracer =
                    new BraveTracer(
                            tracing.tracer(),
                            new BraveCurrentTraceContext(tracing.currentTraceContext()),
                            new BraveBaggageManager());
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ContextAutoConfiguration.class,
                                    PropagationAutoConfiguration.class))
                    .withBean(Tracer.class, () -> tracer)
                    .run(context -> {
                        try (RecordingWorklog worklog =
                                RecordingWorklog.open(builder -> {
                                    context.getBean(WorklogBuilderCustomizer.class)
                                            .customize(builder);
                                    return builder;
                                })) {
                            work.run(tracer, worklog);
                        }
                    });
        }
    }

    /** Records in spans. */
    private interface TracedWork {
        void run(Tracer tracer, RecordingWorklog worklog);
    }

    private static void pay(Worklog worklog) {
        worklog.record(PAID).target("1").commit();
    }

    private static List<@Nullable String> traces(RecordingWorklog worklog) {
        return worklog.events().stream()
                .map(event -> event.event())
                .map(TracerTest::trace)
                .toList();
    }

    private static @Nullable String trace(AuditEvent event) {
        return event.trace() == null ? null : event.trace().toString();
    }

    @Test
    void whatIsRecordedInASpanHasItsTraceAndItsSpan() {
        record(
                true,
                (tracer, worklog) -> {
                    Span span = tracer.nextSpan().name("pay").start();
                    try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
                        pay(worklog);
                    } finally {
                        span.end();
                    }
                    pay(worklog);
                    List<@Nullable String> traces = traces(worklog);
                    assertThat(span.context().traceId()).hasSize(32);
                    assertThat(traces.get(0))
                            .contains(span.context().traceId(), span.context().spanId());
                    assertThat(traces.get(1)).as("outside of a span").isNull();
                });
    }

    @Test
    void aTraceOfHalfTheLengthIsFilledUp() {
        record(
                false,
                (tracer, worklog) -> {
                    Span span = tracer.nextSpan().name("pay").start();
                    try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
                        pay(worklog);
                    } finally {
                        span.end();
                    }
                    assertThat(span.context().traceId()).hasSize(16);
                    assertThat(traces(worklog).get(0))
                            .contains(
                                    "0".repeat(16) + span.context().traceId(),
                                    span.context().spanId());
                });
    }
}
