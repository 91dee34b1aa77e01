package io.worklog.spring.operate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.worklog.LogHealth;
import io.worklog.Worklog;
import io.worklog.metrics.WorklogMetrics;
import io.worklog.outbox.OutboxRelay;
import io.worklog.outbox.RelayStatus;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Binds what a listener cannot hear, once the worklog is there. */
final class WorklogGauges implements SmartInitializingSingleton {
    private static final double MILLIS = 1_000.0;

    private final Worklog worklog;
    private final WorklogMetrics metrics;
    private final MeterRegistry registry;

    WorklogGauges(Worklog worklog, WorklogMetrics metrics, MeterRegistry registry) {
        this.worklog = worklog;
        this.metrics = metrics;
        this.registry = registry;
    }

    @Override
    public void afterSingletonsInstantiated() {
        metrics.pending(worklog, log -> sum(log, LogHealth::pending));
        Gauge.builder("worklog.spilled", worklog, log -> sum(log, LogHealth::spilled))
                .description("Events that wait on this node's disk for the store to come back")
                .register(registry);
        Counter.builder("worklog.rejected")
                .description("Events that were refused, and whose caller was told")
                .tag("code", "none")
                .register(registry);
        if (worklog.outbox().isPresent()) {
            metrics.outboxLag(worklog, log -> relay(log, status -> seconds(status.lag())));
            metrics.outbox(
                    worklog,
                    log -> relay(log, RelayStatus::waiting),
                    log -> relay(log, RelayStatus::refused));
        }
    }

    private static double seconds(Duration lag) {
        return lag.toMillis() / MILLIS;
    }

    private static double sum(Worklog worklog, ToLongFunction<LogHealth> figure) {
        return worklog.healthOfAll().stream().mapToLong(figure).sum();
    }

    private static double relay(Worklog worklog, ToDoubleFunction<RelayStatus> figure) {
        return worklog.outbox().map(OutboxRelay::status).map(figure::applyAsDouble).orElse(0.0);
    }
}
