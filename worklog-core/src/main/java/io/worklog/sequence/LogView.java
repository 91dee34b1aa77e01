package io.worklog.sequence;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TileSource;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a log stands, with its tree, which nobody changes any more. Thread-safe. */
final class LogView {
    /** More new entries than these are not read one by one: the tiles say the same. */
    private static final long MOST_READ = 1_024;

    private final LogHead head;
    private final TreeBuilder tree;

    /** Leaf hash of the last entry; absent where it was not needed so far. */
    private final @Nullable Hash lastLeaf;

    /** Derived by the first who asks. */
    private volatile @Nullable Hash root;

    LogView(LogHead head, TreeBuilder tree, @Nullable Hash lastLeaf) {
        this.head = head;
        this.tree = tree;
        this.lastLeaf = lastLeaf;
    }

    /** Reads the tree of a log at its head. */
    static LogView load(LogStore store, LogHead head) {
        TreeBuilder tree = TreeBuilder.at(head.size().value(), StoredTiles.of(store, head.log()));
        return new LogView(head, tree, null);
    }

    /**
     * The same log where it stands now.
     *
     * @throws IntegrityException if that is less than this, or something else
     */
    LogView at(LogStore store, LogHead now) {
        long grown = now.size().value() - size().value();
        if (grown < 0) {
            throw SignedHeads.lost(now.log(), size(), now.size());
        }
        if (grown == 0) {
            return new LogView(now, tree, lastLeaf);
        }
        if (lastLeaf == null || grown > MOST_READ) {
            return load(store, now);
        }
        requireSame(store, lastLeaf);
        TreeBuilder larger = tree.copy();
        Hash last = StoredLeaves.extend(larger, store, now.log(), now.size().value());
        return new LogView(now, larger, last);
    }

    /** Whether so much was added since that it takes long to read. */
    boolean isFarFrom(LogHead now) {
        return now.size().value() - size().value() > MOST_READ;
    }

    /** A log that went back and grew again has other entries: their ids make them different. */
    private void requireSame(LogStore store, Hash leaf) {
        LogIndex last = LogIndex.of(size().value() - 1);
        List<LogEntry> found = store.read(head.log(), last, 1, Long.MAX_VALUE);
        boolean gone = found.isEmpty() && last.value() >= head.minIndex();
        if (gone || !found.isEmpty() && !Rfc6962.leaf(found.get(0).sealed()).equals(leaf)) {
            throw new IntegrityException(
                    "log " + head.log() + " has another entry " + last + " than was written");
        }
    }

    LogHead head() {
        return head;
    }

    TreeSize size() {
        return head.size();
    }

    Hash root() {
        Hash known = root;
        if (known == null) {
            known = tree.root();
            root = known;
        }
        return known;
    }

    TreeBuilder copyOfTree() {
        return tree.copy();
    }

    TileSource tiles(TileSource full) {
        return tree.tiles(full);
    }
}
