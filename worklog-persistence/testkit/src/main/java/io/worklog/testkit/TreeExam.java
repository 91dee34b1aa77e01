package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogIndex;
import io.worklog.spi.NewEntry;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Full tiles are there as soon as their last entry is, and not before. */
interface TreeExam extends LogStoreExam {
    /** Entries in a full tile of level 1. */
    int LARGE = 65_536;

    @Test
    default void tilesAppearWithTheEntriesThatFillThem() {
        for (int first : new int[] {255, 256, 257}) {
            for (int second : new int[] {1, 255, 256, 257}) {
                LogFeeder feeder = new LogFeeder(store(), log(first + "." + second));
                feeder.append(first);
                LogChecks.assertTiles(store(), log(first + "." + second), first);
                feeder.append(second);
                LogChecks.assertTiles(store(), log(first + "." + second), first + second);
            }
        }
        restart();
        LogChecks.assertWhole(store(), log("257.257"), 514);
    }

    @Test
    default void aTreeGrowsASecondLevelOfTiles() {
        LogFeeder feeder = new LogFeeder(store(), log(), TreeExam::small);
        for (int batch = 0; batch < LARGE / 4_096 - 1; batch++) {
            feeder.append(4_096);
        }
        feeder.append(4_095);
        assertThat(store().tile(log(), 0, 254)).isPresent();
        assertThat(store().tile(log(), 0, 255)).isEmpty();
        assertThat(store().tile(log(), 1, 0)).isEmpty();
        feeder.append(2);

        assertThat(store().tile(log(), 0, 255)).isPresent();
        assertThat(store().tile(log(), 1, 0)).isPresent();
        assertThat(store().tile(log(), 2, 0)).isEmpty();
        assertThat(LogChecks.entry(store(), log(), LARGE).sealed())
                .isEqualTo(small(LARGE).sealed());
        assertThat(store().findKey(log(), "last")).contains(LogIndex.of(LARGE));
    }

    /** A few bytes, so that many are cheap; the last one has a key. */
    private static NewEntry small(long i) {
        byte[] bytes = Long.toString(i, 36).getBytes(StandardCharsets.UTF_8);
        return LogFeeder.entry(bytes, null, i == LARGE ? "last" : null);
    }
}
