package io.worklog.spring.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RepeatWindowTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private final RepeatWindow window = new RepeatWindow(2, nanos::get);

    @Test
    void theSameIsAdmittedOnceAWindowAndTheRestIsCounted() {
        assertThat(window.admit("a", MINUTE)).isEqualTo(OptionalLong.of(0));
        assertThat(window.admit("a", MINUTE)).isEmpty();
        assertThat(window.admit("a", MINUTE)).isEmpty();
        nanos.addAndGet(MINUTE.toNanos());
        assertThat(window.admit("a", MINUTE)).isEqualTo(OptionalLong.of(2));
        assertThat(window.admit("b", MINUTE)).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void aFullMemoryRecordsOnceMoreAndNeverOnceLess() {
        window.admit("a", MINUTE);
        window.admit("b", MINUTE);
        window.admit("c", MINUTE);
        assertThat(window.admit("b", MINUTE)).isEmpty();
        assertThat(window.admit("a", MINUTE)).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void whatCouldNotBeRecordedIsAdmittedAgain() {
        window.admit("a", MINUTE);
        window.forget("a");
        assertThat(window.admit("a", MINUTE)).isEqualTo(OptionalLong.of(0));
    }
}
