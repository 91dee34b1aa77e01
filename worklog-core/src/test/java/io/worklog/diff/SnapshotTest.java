package io.worklog.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.EventType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which frozen states may be compared later, by others. */
class SnapshotTest {
    private static final EventType<Object> TYPE = EventType.named("thing.changed");

    /** One property. */
    record One(@Nullable Object value) {}

    /** A number of the host's own. */
    private static final class Own extends BigDecimal {
        private static final long serialVersionUID = 1L;

        Own() {
            super("12");
        }
    }

    private final ObjectDiff diff = ObjectDiff.standard();

    private boolean mayWait(ObjectDiff by, EventType<?> type, @Nullable Object state) {
        Snapshot empty = by.snapshot(type, null);
        Snapshot frozen = by.snapshot(type, state);
        boolean later = frozen.mayCompareLater(type, empty);
        assertThat(empty.mayCompareLater(type, frozen)).isEqualTo(later);
        assertThat(frozen.mayCompareLater(type, empty)).as("asked again").isEqualTo(later);
        return later;
    }

    @Test
    void objectsOfSimpleValuesMayWait() {
        for (Object value :
                Arrays.asList(
                        null,
                        "文字 😀",
                        1,
                        1.5,
                        true,
                        BigDecimal.TEN,
                        LocalDate.EPOCH,
                        Thread.State.NEW,
                        new byte[] {1},
                        "pin".toCharArray(),
                        new StringBuilder("text"))) {
            assertThat(mayWait(diff, TYPE, new One(value))).as("%s", value).isTrue();
        }
        assertThat(mayWait(diff, TYPE, null)).isTrue();
    }

    @Test
    void whatNoEventMayHoldOrIsNotSimpleMayNot() {
        for (Object value :
                List.of(
                        "nul \0",
                        "high \uD83D",
                        "low \uDE00 first",
                        new StringBuilder("\uD83D"),
                        new Own(),
                        new ArrayList<>(List.of("a")),
                        Map.of("a", 1),
                        new One(1))) {
            assertThat(mayWait(diff, TYPE, new One(value))).as("%s", value).isFalse();
        }
        assertThat(mayWait(diff, TYPE, Map.of("a", 1))).isFalse();
        assertThat(mayWait(diff, TYPE, List.of(1))).isFalse();
        assertThat(mayWait(diff, TYPE, "a")).isFalse();
    }

    @Test
    void nobodyOfTheHostIsAskedLater() {
        ObjectDiff asks = ObjectDiff.builder().sameWhen(String.class, String::equals).build();
        assertThat(mayWait(asks, TYPE, new One("a"))).isFalse();
        ObjectDiff texts = ObjectDiff.builder().value(One.class, one -> "one").build();
        assertThat(mayWait(texts, TYPE, new One("a"))).isFalse();
        assertThat(mayWait(diff, TYPE.label("value", any -> "l"), new One("a"))).isFalse();
        assertThat(mayWait(diff, TYPE.ignore("value"), new One(List.of()))).isTrue();
    }

    @Test
    void aStateIsComparedByTheRulesItWasFrozenBy() {
        Snapshot ten = diff.snapshot(TYPE, new One(new BigDecimal("10")));
        Snapshot exact = diff.snapshot(TYPE, new One(new BigDecimal("10.0")));
        ObjectDiff strict = ObjectDiff.builder().exactScale().build();
        assertThat(ten.changesTo(TYPE, exact)).isEmpty();
        assertThat(strict.snapshot(TYPE, new One(new BigDecimal("10"))).changesTo(TYPE, exact))
                .hasSize(1);
        assertThat(strict.changes(TYPE, ten, exact)).hasSize(1);
    }
}
