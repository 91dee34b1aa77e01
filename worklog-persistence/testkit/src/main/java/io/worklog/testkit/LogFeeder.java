package io.worklog.testkit;

import io.worklog.log.LogId;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.NewEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Appends entries whose content follows from their index, as a sequencer would: under a claim of
 * its own and with the tiles that they complete. Not thread-safe.
 */
public final class LogFeeder {
    private final LogStore store;
    private final LogId log;
    private final LongFunction<NewEntry> entries;
    private final TreeBuilder tree = TreeBuilder.empty();
    private LogHead head;

    /** Goes on with a log that a feeder wrote, or makes it where there is none. */
    public LogFeeder(LogStore store, LogId log) {
        this(store, log, LogFeeder::entry);
    }

    /** Likewise with entries of another kind, which follow from their index. */
    LogFeeder(LogStore store, LogId log, LongFunction<NewEntry> entries) {
        this.store = store;
        this.log = log;
        this.entries = entries;
        this.head = store.head(log).isPresent() ? store.claim(log) : store.create(log);
        List<Hash> leaves = new ArrayList<>();
        for (long i = 0; i < head.size().value(); i++) {
            leaves.add(entries.apply(i).leafHash());
        }
        tree.append(leaves);
    }

    /** What entry i of a test log says; 20 to 220 bytes. */
    public static byte[] sealed(long i) {
        String text = "{\"entry\":" + i + ",\"text\":\"" + "x".repeat((int) (i * 37 % 200)) + "\"}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Every third entry has a private side. */
    public static byte @Nullable [] side(long i) {
        return i % 3 == 1 ? ("private-" + i + "-secret").getBytes(StandardCharsets.UTF_8) : null;
    }

    /** All but every fifth entry have a key. */
    public static @Nullable String key(long i) {
        return i % 5 == 4 ? null : "key-" + i;
    }

    /** Entry i with all of these. */
    public static NewEntry entry(long i) {
        return entry(sealed(i), side(i), key(i));
    }

    /** An entry with its leaf hash. */
    public static NewEntry entry(
            byte[] sealed, byte @Nullable [] privateSide, @Nullable String key) {
        return new NewEntry(sealed, privateSide, Rfc6962.leaf(sealed), key);
    }

    /** Where the log stood after the last append. */
    public LogHead head() {
        return head;
    }

    /** The root over all that was appended. */
    public Hash root() {
        return tree.root();
    }

    /** Appends one batch of so many entries. */
    public LogHead append(int count) {
        List<NewEntry> batch = new ArrayList<>();
        List<Hash> leaves = new ArrayList<>();
        for (long i = head.size().value(); i < head.size().value() + count; i++) {
            NewEntry entry = entries.apply(i);
            batch.add(entry);
            leaves.add(entry.leafHash());
        }
        TreeBuilder next = tree.copy();
        List<Tile> tiles = next.append(leaves);
        head = store.append(new AppendBatch(log, head.epoch(), head.size(), batch, tiles));
        tree.append(leaves);
        return head;
    }

    /** Publishes a note for the size of the log. */
    public void publish(String note) {
        store.publish(log, head.size(), note.getBytes(StandardCharsets.UTF_8));
    }
}
