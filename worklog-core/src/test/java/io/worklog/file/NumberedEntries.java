package io.worklog.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.NewEntry;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Writes entries whose content follows from their index, with a key each but for every fifth. */
final class NumberedEntries {
    private final LogStore store;
    private final TreeBuilder tree = TreeBuilder.empty();
    private LogHead head;

    NumberedEntries(LogStore store, LogId log) {
        this.store = store;
        this.head = store.head(log).map(any -> store.claim(log)).orElseGet(() -> store.create(log));
        tree.append(leaves(0, head.size().value()));
    }

    static List<Hash> leaves(long from, long to) {
        return LongStream.range(from, to).mapToObj(i -> Rfc6962.leaf(sealed(i))).toList();
    }

    static byte[] sealed(long i) {
        return ("entry " + i + " " + "x".repeat((int) (i * 37 % 200)) + ".").getBytes();
    }

    static byte @Nullable [] side(long i) {
        return i % 3 == 1 ? ("private " + i + " secret").getBytes() : null;
    }

    static NewEntry entry(long i) {
        String key = i % 5 == 4 ? null : "key-" + i;
        return new NewEntry(sealed(i), side(i), Rfc6962.leaf(sealed(i)), key);
    }

    LogHead head() {
        return head;
    }

    void append(int count) {
        long from = head.size().value();
        List<NewEntry> entries =
                LongStream.range(from, from + count).mapToObj(NumberedEntries::entry).toList();
        TreeBuilder grown = tree.copy();
        var tiles = grown.append(leaves(from, from + count));
        head = store.append(new AppendBatch(head.log(), head.epoch(), head.size(), entries, tiles));
        tree.append(leaves(from, from + count));
    }

    void publish(String note) {
        store.publish(head.log(), head.size(), note.getBytes());
    }

    static void assertKeys(LogStore store, LogId log, long size) {
        for (long i = 0; i < size; i++) {
            if (entry(i).idempotencyKey() != null) {
                assertThat(store.findKey(log, "key-" + i)).contains(LogIndex.of(i));
            }
        }
        assertThat(store.findKey(log, "key-" + size)).isEmpty();
        assertThat(store.findKey(log, "key-4")).isEmpty();
    }

    /** All entries with their private sides, all keys and all tiles, up to exactly that size. */
    static void assertWhole(LogStore store, LogId log, long size) {
        assertThat(store.head(log).orElseThrow().size().value()).isEqualTo(size);
        int all = (int) size + 1;
        List<LogEntry> entries = store.read(log, LogIndex.of(0), all, Long.MAX_VALUE);
        assertThat(entries).hasSize((int) size);
        for (LogEntry entry : entries) {
            assertThat(entry.sealed()).isEqualTo(sealed(entry.index().value()));
            assertThat(entry.privateSide()).isEqualTo(side(entry.index().value()));
        }
        assertKeys(store, log, size);
        TreeBuilder.empty()
                .append(leaves(0, size))
                .forEach(tile ->
                        assertThat(
                                        store.tile(log, tile.id().level(), tile.id().index())
                                                .orElseThrow()
                                                .hashes())
                                .isEqualTo(tile.hashes()));
    }
}
