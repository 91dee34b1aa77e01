package io.worklog.sequence;

import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.merkle.TileSource;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;

/** Where a log stands, with its tree, which nobody changes any more. Thread-safe. */
final class LogView {
    private final LogHead head;
    private final TreeBuilder tree;

    LogView(LogHead head, TreeBuilder tree) {
        this.head = head;
        this.tree = tree;
    }

    /** Reads the tree of a log at its head. */
    static LogView load(LogStore store, LogHead head) {
        TreeBuilder tree = TreeBuilder.at(head.size().value(), StoredTiles.of(store, head.log()));
        return new LogView(head, tree);
    }

    LogHead head() {
        return head;
    }

    TreeSize size() {
        return head.size();
    }

    Hash root() {
        return tree.root();
    }

    TreeBuilder copyOfTree() {
        return tree.copy();
    }

    TileSource tiles(TileSource full) {
        return tree.tiles(full);
    }
}
