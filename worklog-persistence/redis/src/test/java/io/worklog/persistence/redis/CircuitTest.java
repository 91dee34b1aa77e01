package io.worklog.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Circuit circuit = new Circuit(3, Duration.ofNanos(100), now::get);

    @Test
    void asksNothingAfterFailuresInARowUntilOneQuestionIsAnswered() {
        circuit.failed();
        circuit.failed();
        circuit.succeeded();
        circuit.failed();
        circuit.failed();
        assertThat(circuit.admits()).isTrue();
        circuit.failed();
        assertThat(circuit.admits()).isFalse();
        now.addAndGet(99);
        assertThat(circuit.admits()).isFalse();
        now.addAndGet(1);
        assertThat(circuit.admits()).as("one may try").isTrue();
        assertThat(circuit.admits()).isFalse();
        assertThat(circuit.isClosed()).isFalse();
        circuit.failed();
        now.addAndGet(99);
        assertThat(circuit.admits()).isFalse();
        now.addAndGet(1);
        assertThat(circuit.admits()).isTrue();
        circuit.succeeded();
        assertThat(circuit.admits()).isTrue();
        assertThat(circuit.admits()).isTrue();
    }
}
