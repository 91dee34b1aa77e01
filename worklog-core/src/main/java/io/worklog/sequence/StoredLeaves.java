package io.worklog.sequence;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.LogStore;
import io.worklog.spi.ScannableLogStore;
import org.jspecify.annotations.Nullable;

/** Grows a tree by what a store really holds. */
final class StoredLeaves {
    private static final int CHUNK_ENTRIES = 2_048;
    private static final long CHUNK_BYTES = 4L << 20;

    private final LogStore store;
    private final LogId log;
    private final byte[] hashes;

    private StoredLeaves(LogStore store, LogId log, int most) {
        this.store = store;
        this.log = log;
        this.hashes = new byte[most * Hash.SIZE];
    }

    /**
     * Reads and hashes the entries after the tree's last one, up to a size.
     *
     * @return the last leaf hash that was added; nothing where the tree had that size
     * @throws IntegrityException if one is missing
     */
    static @Nullable Hash extend(TreeBuilder tree, LogStore store, LogId log, long size) {
        int most = (int) Math.min(CHUNK_ENTRIES, Math.max(0, size - tree.size()));
        StoredLeaves leaves = new StoredLeaves(store, log, most);
        Hash last = null;
        while (tree.size() < size) {
            LogIndex from = LogIndex.of(tree.size());
            int count = leaves.next(from, (int) Math.min(most, size - tree.size()));
            if (count == 0) {
                throw new IntegrityException("log " + log + " has lost entry " + from);
            }
            tree.append(leaves.hashes, count);
            last = Hash.at(leaves.hashes, (count - 1) * Hash.SIZE);
        }
        return last;
    }

    /** Hashes the next entries, up to the first that is not the next one; returns how many. */
    private int next(LogIndex from, int most) {
        return store instanceof ScannableLogStore scannable
                ? scanned(scannable, from, most)
                : read(from, most);
    }

    private int scanned(ScannableLogStore scannable, LogIndex from, int most) {
        long first = from.value();
        return (int)
                scannable.scan(
                        log,
                        from,
                        most,
                        (index, bytes, at, length, side) -> {
                            int target = (int) (index - first) * Hash.SIZE;
                            Rfc6962.leafInPlace(bytes, at, length, hashes, target);
                        });
    }

    private int read(LogIndex from, int most) {
        int count = 0;
        for (LogEntry entry : store.read(log, from, most, CHUNK_BYTES)) {
            if (entry.index().value() != from.value() + count) {
                break;
            }
            Rfc6962.leaf(entry.sealed()).copyTo(hashes, count * Hash.SIZE);
            count++;
        }
        return count;
    }
}
