package io.worklog.sequence;

import io.worklog.log.LogId;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.NewEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a batch if the log stands where it was seen.
 *
 * @param view where that is
 * @param keyed the batch, parted by its keys
 * @param append what the store is to add; absent where the log has everything
 * @param tree with that added
 */
record PlannedBatch(
        LogView view, KeyedBatch keyed, @Nullable AppendBatch append, TreeBuilder tree) {
    /** Looks keys up and lets a copy of the tree grow. */
    static PlannedBatch of(LogStore store, LogView view, List<Pending> batch) {
        LogId log = view.head().log();
        KeyedBatch keyed = KeyedBatch.of(store, log, batch);
        TreeBuilder tree = view.copyOfTree();
        AppendBatch append = keyed.fresh.isEmpty() ? null : batch(view, keyed.fresh, tree);
        return new PlannedBatch(view, keyed, append, tree);
    }

    private static AppendBatch batch(LogView view, List<Pending> fresh, TreeBuilder tree) {
        List<NewEntry> entries = new ArrayList<>(fresh.size());
        List<Hash> leaves = new ArrayList<>(fresh.size());
        for (Pending pending : fresh) {
            entries.add(pending.submission().entry());
            leaves.add(pending.submission().entry().leafHash());
        }
        List<Tile> tiles = tree.append(leaves);
        LogHead head = view.head();
        return new AppendBatch(head.log(), head.epoch(), head.size(), entries, tiles);
    }

    /** The log with the batch, once the store has added it. */
    LogView added(LogHead head) {
        List<NewEntry> entries = Objects.requireNonNull(append).entries();
        return new LogView(head, tree, entries.getLast().leafHash());
    }
}
