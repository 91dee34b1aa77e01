package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogIndex;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.IndexedEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an index that can be held against its log has to pass beside {@link EventIndexContract}. */
public interface CheckableIndexContract extends EventIndexExam {
    @Override
    CheckableIndex index();

    @Test
    default void agreesWithEveryEventItWasFedAndWithNoOther() {
        IndexComparison comparison = new IndexComparison(31, log());
        List<IndexedEvent> events = comparison.next(log(), 100);
        List<IndexedEvent> others = new IndexComparison(32, log()).next(log(), 101);
        index().add(log(), events);
        index().flush();
        for (int i = 0; i < 2; i++) {
            for (IndexedEvent event : events) {
                int at = (int) event.index().value();
                assertThat(index().agrees(log(), event)).isTrue();
                assertThat(index().agrees(log(), others.get(at))).isFalse();
            }
            assertThat(index().agrees(log(), others.get(100))).isFalse();
            assertThat(index().agrees(log("2"), events.get(0))).isFalse();
            assertThat(index().entries(log())).isEqualTo(100);
            assertThat(index().entries(log("2"))).isZero();
            restart();
        }
    }

    @Test
    default void disagreesWhereOneThingDiffers() {
        IndexedEvent said = AlikeEvents.saying(LogIndex.of(0), "role");
        index().add(log(), List.of(said));
        index().flush();
        assertThat(index().agrees(log(), said)).isTrue();
        for (var other : AlikeEvents.eachPartChanged(said.event())) {
            assertThat(index().agrees(log(), new IndexedEvent(LogIndex.of(0), other)))
                    .as("%s", other)
                    .isFalse();
        }
    }
}
