package io.worklog.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.worklog.LogHealth;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.error.RejectedEventException;
import io.worklog.outbox.RelayStatus;
import io.worklog.testing.RecordingWorklog;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorklogMetricsTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    @Timeout(60)
    void figuresFollowWhatTheWorklogDoes() {
        WorklogMetrics metrics = new WorklogMetrics(registry);
        try (RecordingWorklog log =
                RecordingWorklog.open(
                        b -> b.listener(metrics).checkpointInterval(Duration.ofHours(1)))) {
            metrics.pending(log, w -> w.healthOfAll().stream().mapToLong(LogHealth::pending).sum());
            log.record(PAID.delivery(Delivery.BACKGROUND)).commit();
            log.record(PAID).target("o-1").commit();
            log.record(PAID).target("o-2").commit();
            log.seal();
            assertThatThrownBy(() -> log.record(PAID).commit())
                    .isInstanceOf(RejectedEventException.class);
            assertThat(registry.get("worklog.append").timer().count()).isGreaterThanOrEqualTo(2);
            assertThat(registry.get("worklog.appended").counter().count())
                    .isGreaterThanOrEqualTo(2);
            assertThat(registry.get("worklog.seals").counter().count()).isEqualTo(1);
            // A caller is told before its room in the queue is given back.
            while (registry.get("worklog.pending").gauge().value() != 0) {
                Thread.onSpinWait();
            }
            assertThat(count("worklog.rejected", "rejected")).isEqualTo(1);
            assertThat(count("worklog.lost", "rejected")).isEqualTo(1);
        }
        assertThat(registry.get("worklog.unsealed").gauge().value()).isZero();
    }

    @Test
    void theRelayIsSeenInThreeGauges() {
        WorklogMetrics metrics = new WorklogMetrics(registry);
        RelayStatus status = new RelayStatus(7, 2, Duration.ofMillis(1_500), null);
        metrics.outboxLag(status, s -> s.lag().toMillis() / 1e3);
        metrics.outbox(status, RelayStatus::waiting, RelayStatus::refused);
        assertThat(registry.get("worklog.outbox.lag").gauge().value()).isEqualTo(1.5);
        assertThat(registry.get("worklog.outbox.waiting").gauge().value()).isEqualTo(7);
        assertThat(registry.get("worklog.outbox.refused").gauge().value()).isEqualTo(2);
        assertThat(status.healthy()).isFalse();
    }

    private double count(String name, String code) {
        return registry.get(name).tag("code", code).counter().count();
    }

    @Test
    void noFigureCarriesAnId() {
        WorklogMetrics metrics = new WorklogMetrics(registry);
        try (RecordingWorklog log = RecordingWorklog.open(b -> b.listener(metrics))) {
            log.record(PAID).target("o-1").commit();
            log.record(PAID.delivery(Delivery.BACKGROUND)).commit();
        }
        Set<String> tags =
                registry.getMeters().stream()
                        .map(Meter::getId)
                        .flatMap(id -> id.getTags().stream())
                        .map(tag -> tag.getKey())
                        .collect(Collectors.toSet());
        assertThat(tags).containsExactly("code");
    }
}
