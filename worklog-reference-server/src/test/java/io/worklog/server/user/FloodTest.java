package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What floods is told as a number, and nothing is lost from the count. */
class FloodTest {
    private final SettableClock clock = new SettableClock();
    private final List<Flood.Rest<String>> told = new ArrayList<>();
    private final Flood<String> flood = new Flood<>(clock, 3, "others", told::add);

    private long passed(String kind, int times) {
        long passed = 0;
        for (int one = 0; one < times; one++) {
            passed += flood.passes(kind) ? 1 : 0;
        }
        return passed;
    }

    @Test
    void aFewPassAndTheRestIsCounted() {
        assertThat(passed("a", 100)).isEqualTo(3);
        assertThat(passed("b", 2)).isEqualTo(2);
        flood.tell();
        assertThat(told).as("the minute is not over").isEmpty();
        clock.pass(Duration.ofMinutes(1));
        flood.tell();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().kind()).isEqualTo("a");
        assertThat(told.getFirst().count()).isEqualTo(97);
        assertThat(passed("a", 5)).isEqualTo(3);
        flood.tellAll();
        assertThat(told.getLast().count()).isEqualTo(2);
    }

    @Test
    void kindsAreBoundedToo() {
        for (int kind = 0; kind < 20_000; kind++) {
            flood.passes("kind " + kind);
        }
        flood.tellAll();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().kind()).isEqualTo("others");
        assertThat(told.getFirst().count()).isEqualTo(20_000 - 10_000 - 3);
    }
}
