package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogIndex;
import io.worklog.spi.EntryKey;
import io.worklog.spi.KeyDigest;
import io.worklog.spi.KeyedLogStore;
import io.worklog.spi.PrunableLogStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store that tells its keys has to pass beside {@link LogStoreContract}. */
public interface KeyedLogStoreContract extends LogStoreExam {
    @Override
    KeyedLogStore store();

    @Test
    default void tellsTheKeysOfAnyRange() {
        LogFeeder feeder = new LogFeeder(store(), log());
        feeder.append(10);
        feeder.append(300);
        feeder.append(1);

        for (int i = 0; i < 2; i++) {
            assertKeys(0, 311);
            assertKeys(7, 5);
            assertKeys(4, 1);
            assertKeys(300, 1_000);
            assertKeys(311, 10);
            restart();
        }
    }

    @Test
    default void tellsTheKeysOfPrunedEntriesToo() {
        if (!(store() instanceof PrunableLogStore prunable)) {
            return;
        }
        LogFeeder feeder = new LogFeeder(store(), log());
        feeder.append(600);
        prunable.prune(log(), LogIndex.of(512));
        feeder.append(20);

        for (int i = 0; i < 2; i++) {
            assertKeys(0, 620);
            assertKeys(500, 30);
            assertKeys(3, 1);
            restart();
        }
    }

    private void assertKeys(long from, int count) {
        List<EntryKey> told = store().keys(log(), LogIndex.of(from), count);
        long size = store().head(log()).orElseThrow().size().value();
        int at = 0;
        for (long i = from; i < Math.min(size, from + count); i++) {
            String key = LogFeeder.key(i);
            if (key != null) {
                EntryKey one = told.get(at++);
                assertThat(one.index()).isEqualTo(LogIndex.of(i));
                assertThat(one.digest()).isEqualTo(KeyDigest.of(key));
                assertThat(one.key()).isIn(null, key);
            }
        }
        assertThat(told).hasSize(at);
    }
}
