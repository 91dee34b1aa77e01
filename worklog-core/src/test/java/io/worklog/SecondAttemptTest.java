package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.error.RejectedEventException;
import io.worklog.testing.RecordingWorklog;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who tries again with the same key does so later, within another operation. */
class SecondAttemptTest {
    private static final EventType<Object> PLACED = EventType.named("order.placed").target("order");

    private final RecordingWorklog log = RecordingWorklog.open();

    @AfterEach
    void close() {
        log.close();
    }

    private Receipt place(String operation, String reason) {
        return WorklogContext.current()
                .withCorrelation(operation)
                .withCausation("cause-of-" + operation)
                .withBatch("batch-of-" + operation)
                .call(() ->
                        log.record(PLACED)
                                .target("o-1")
                                .reason(reason)
                                .idempotencyKey("place-o-1")
                                .commit());
    }

    @Test
    void anotherOperationIsTheSameEvent() {
        Receipt first = place("request-1", "wanted");
        log.clock().advance(Duration.ofSeconds(3));
        assertThat(place("request-2", "wanted")).isEqualTo(first);
        assertThat(log.events()).hasSize(1);
    }

    @Test
    void anotherReasonIsAnotherEvent() {
        place("request-1", "wanted");
        assertThatThrownBy(() -> place("request-1", "not wanted"))
                .isInstanceOf(RejectedEventException.class)
                .hasMessageContaining("/idempotencyKey");
    }
}
