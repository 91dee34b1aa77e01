package io.worklog.sequence;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.LogStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grows a tree by what a store really holds. */
final class StoredLeaves {
    private static final int CHUNK_ENTRIES = 2_048;
    private static final long CHUNK_BYTES = 4L << 20;

    private StoredLeaves() {}

    /**
     * Reads and hashes the entries after the tree's last one, up to a size.
     *
     * @return the last leaf hash that was added; nothing where the tree had that size
     * @throws IntegrityException if one is missing
     */
    static @Nullable Hash extend(TreeBuilder tree, LogStore store, LogId log, long size) {
        Hash last = null;
        while (tree.size() < size) {
            LogIndex from = LogIndex.of(tree.size());
            int most = (int) Math.min(CHUNK_ENTRIES, size - tree.size());
            List<Hash> leaves = leaves(store.read(log, from, most, CHUNK_BYTES), from.value());
            if (leaves.isEmpty()) {
                throw new IntegrityException("log " + log + " has lost entry " + from);
            }
            tree.append(leaves);
            last = leaves.getLast();
        }
        return last;
    }

    /** The leaf hashes up to the first entry that is not the next one. */
    private static List<Hash> leaves(List<LogEntry> entries, long from) {
        List<Hash> leaves = new ArrayList<>(entries.size());
        for (LogEntry entry : entries) {
            if (entry.index().value() != from + leaves.size()) {
                break;
            }
            leaves.add(Rfc6962.leaf(entry.sealed()));
        }
        return leaves;
    }
}
