package io.worklog.cache;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.NewEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A log whose entries say a word and their index; every fifth has a private side. */
final class NumberedLog {
    static final LogId LOG = LogId.of("acme");

    private final LogStore store;
    private final String word;
    private final TreeBuilder tree = TreeBuilder.empty();
    private LogHead head;

    NumberedLog(LogStore store, String word) {
        this.store = store;
        this.word = word;
        this.head = store.create(LOG);
    }

    void append(int count) {
        long from = head.size().value();
        List<NewEntry> entries =
                LongStream.range(from, from + count).mapToObj(this::entry).toList();
        List<Hash> leaves = entries.stream().map(NewEntry::leafHash).toList();
        List<Tile> tiles = tree.append(leaves);
        head = store.append(new AppendBatch(LOG, head.epoch(), head.size(), entries, tiles));
    }

    private NewEntry entry(long index) {
        byte[] sealed = utf8(word + " " + index);
        byte @Nullable [] side = index % 5 == 2 ? utf8("private " + index) : null;
        return new NewEntry(sealed, side, Rfc6962.leaf(sealed), null);
    }

    /** Publishes a checkpoint over everything, with a signature of nobody. */
    void seal() {
        String text = new Checkpoint("test/acme", head.size(), tree.root()).text();
        String note = text + "\n— test/acme AAAAAAAA\n";
        store.publish(LOG, TreeSize.of(tree.size()), utf8(note));
    }

    static List<LogEntry> read(LogStore store, long from, int count) {
        return store.read(LOG, LogIndex.of(from), count, Long.MAX_VALUE);
    }

    /** An entry as text, with its private side. */
    static String text(LogEntry entry) {
        byte[] side = Objects.requireNonNullElse(entry.privateSide(), new byte[0]);
        return new String(entry.sealed(), StandardCharsets.UTF_8)
                + "|"
                + new String(side, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
