package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.LogHead;
import io.worklog.spi.PrunableLogStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store that can drop its oldest entries has to pass beside {@link LogStoreContract}. */
public interface PrunableLogStoreContract extends LogStoreExam {
    @Override
    PrunableLogStore store();

    @Test
    default void prunesAPrefixAndKeepsTilesAndKeys() {
        LogFeeder feeder = new LogFeeder(store(), log());
        feeder.append(100);
        feeder.append(300);
        feeder.append(7);
        store().prune(log(), LogIndex.of(250));
        store().prune(log(), LogIndex.of(250));
        store().prune(log(), LogIndex.of(10));
        assertThatThrownBy(() -> store().prune(log(), LogIndex.of(408)))
                .isInstanceOf(IllegalArgumentException.class);
        feeder.append(200);

        for (int i = 0; i < 2; i++) {
            assertThat(store().head(log()).map(LogHead::minIndex)).contains(250L);
            assertThat(store().read(log(), LogIndex.of(0), 10, Long.MAX_VALUE)).isEmpty();
            assertThat(store().read(log(), LogIndex.of(249), 10, Long.MAX_VALUE)).isEmpty();
            List<LogEntry> kept = store().read(log(), LogIndex.of(250), 1000, Long.MAX_VALUE);
            assertThat(kept).hasSize(357);
            assertThat(kept.get(0).sealed()).isEqualTo(LogFeeder.sealed(250));
            assertThat(kept.get(356).sealed()).isEqualTo(LogFeeder.sealed(606));
            assertThat(LogChecks.entry(store(), log(), 400).sealed())
                    .isEqualTo(LogFeeder.sealed(400));
            assertThat(store().tile(log(), 0, 0)).isPresent();
            assertThat(store().tile(log(), 0, 1)).isPresent();
            LogChecks.assertKeys(store(), log(), 607);
            restart();
        }
    }

    @Test
    default void prunesEverythingAndGoesOn() {
        LogFeeder feeder = new LogFeeder(store(), log());
        feeder.append(10);
        store().prune(log(), LogIndex.of(10));
        feeder.append(3);
        restart();

        assertThat(store().read(log(), LogIndex.of(9), 10, Long.MAX_VALUE)).isEmpty();
        assertThat(store().read(log(), LogIndex.of(10), 10, Long.MAX_VALUE)).hasSize(3);
        assertThat(store().head(log()).map(LogHead::size)).contains(TreeSize.of(13));
    }
}
