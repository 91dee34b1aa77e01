package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.LogStore;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything a log holds that a {@link LogFeeder} wrote. */
public final class LogChecks {
    private LogChecks() {}

    /** All entries, keys and tiles are those of the feeder, up to exactly that size. */
    public static void assertWhole(LogStore store, LogId log, long size) {
        assertThat(store.head(log).orElseThrow().size().value()).isEqualTo(size);
        List<Hash> leaves = new ArrayList<>();
        long next = 0;
        while (next < size) {
            List<LogEntry> page = store.read(log, LogIndex.of(next), 1000, Long.MAX_VALUE);
            assertThat(page).isNotEmpty();
            for (LogEntry entry : page) {
                assertEntry(entry, next++);
                leaves.add(Rfc6962.leaf(entry.sealed()));
            }
        }
        assertThat(store.read(log, LogIndex.of(size), 10, Long.MAX_VALUE)).isEmpty();
        assertKeys(store, log, size);
        assertTiles(store, log, leaves);
    }

    /** Entries of a range are those of the feeder. */
    public static void assertEntries(LogStore store, LogId log, long from, long to) {
        long next = from;
        while (next < to) {
            int wanted = (int) Math.min(1000, to - next);
            List<LogEntry> page = store.read(log, LogIndex.of(next), wanted, Long.MAX_VALUE);
            assertThat(page).hasSize(wanted);
            for (LogEntry entry : page) {
                assertEntry(entry, next++);
            }
        }
    }

    /** One entry, which must be there. */
    public static LogEntry entry(LogStore store, LogId log, long index) {
        return store.read(log, LogIndex.of(index), 1, 1).get(0);
    }

    static void assertEntry(LogEntry entry, long index) {
        assertThat(entry.index().value()).isEqualTo(index);
        assertThat(entry.sealed()).isEqualTo(LogFeeder.sealed(index));
        assertThat(entry.privateSide()).isEqualTo(LogFeeder.side(index));
    }

    public static void assertKeys(LogStore store, LogId log, long size) {
        for (long i = 0; i < size; i++) {
            String key = LogFeeder.key(i);
            if (key != null) {
                assertThat(store.findKey(log, key)).contains(LogIndex.of(i));
            }
        }
        assertThat(store.findKey(log, "key-" + size)).isEmpty();
        assertThat(store.findKey(log, "key-4")).isEmpty();
    }

    private static void assertTiles(LogStore store, LogId log, List<Hash> leaves) {
        for (Tile tile : TreeBuilder.empty().append(leaves)) {
            assertThat(store.tile(log, tile.id().level(), tile.id().index()).orElseThrow().hashes())
                    .isEqualTo(tile.hashes());
        }
        assertThat(store.tile(log, 0, leaves.size() / 256)).isEmpty();
        assertThat(store.tile(log, 1, leaves.size() / 65536)).isEmpty();
    }

    /** All full tiles of so many of the feeder's entries are there, and no more. */
    static void assertTiles(LogStore store, LogId log, long size) {
        List<Hash> leaves = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            leaves.add(Rfc6962.leaf(LogFeeder.sealed(i)));
        }
        assertTiles(store, log, leaves);
    }
}
