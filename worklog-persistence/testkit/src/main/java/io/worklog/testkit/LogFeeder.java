package io.worklog.testkit;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends entries whose content follows from their index, as a sequencer would. */
public final class LogFeeder {
    private final LogStore store;
    private final LogId log;
    private final TreeBuilder tree = TreeBuilder.empty();
    private LogHead head;

    public LogFeeder(LogStore store, LogId log) {
        this.store = store;
        this.log = log;
        this.head = store.head(log).isPresent() ? store.claim(log) : store.create(log);
        List<Hash> leaves = new ArrayList<>();
        for (long i = 0; i < head.size().value(); i++) {
            leaves.add(Rfc6962.leaf(sealed(i)));
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

    public static NewEntry entry(long i) {
        byte[] sealed = sealed(i);
        return new NewEntry(sealed, side(i), Rfc6962.leaf(sealed), key(i));
    }

    public LogHead head() {
        return head;
    }

    /** The root over all that was appended. */
    public Hash root() {
        return tree.root();
    }

    /** Appends one batch. */
    public LogHead append(int count) {
        List<NewEntry> entries = new ArrayList<>();
        List<Hash> leaves = new ArrayList<>();
        for (long i = head.size().value(); i < head.size().value() + count; i++) {
            entries.add(entry(i));
            leaves.add(entries.get(entries.size() - 1).leafHash());
        }
        TreeBuilder next = tree.copy();
        List<Tile> tiles = next.append(leaves);
        head = store.append(new AppendBatch(log, head.epoch(), head.size(), entries, tiles));
        tree.append(leaves);
        return head;
    }

    public void publish(String note) {
        store.publish(log, head.size(), note.getBytes(StandardCharsets.UTF_8));
    }

    public static LogIndex at(long i) {
        return LogIndex.of(i);
    }

    public static TreeSize size(long n) {
        return TreeSize.of(n);
    }
}
