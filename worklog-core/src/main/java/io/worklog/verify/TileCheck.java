package io.worklog.verify;

import io.worklog.log.LogEntry;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TileId;
import io.worklog.spi.EntryBytes;
import io.worklog.verify.Remark.Key;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Hashes the entries of one bundle and holds them against its stored tile. Thread-safe. */
final class TileCheck {
    private final LogSource source;
    private final long size;
    private final long from;
    private final EntryVisitor visitor;
    private final Faults faults;
    private final NavigableMap<Long, Remark> doubts = new ConcurrentSkipListMap<>();

    TileCheck(LogSource source, long size, long from, EntryVisitor visitor, Faults faults) {
        this.source = source;
        this.size = size;
        this.from = from;
        this.visitor = visitor;
        this.faults = faults;
    }

    /** The first entry of each bundle at which entry and stored tile differ, and how. */
    NavigableMap<Long, Remark> doubts() {
        return doubts;
    }

    /** How many hashes the tile of a bundle has. */
    int width(long bundle) {
        return (int) Math.min(TileId.FULL, size - bundle * TileId.FULL);
    }

    /** How many entries of a bundle lie below the start and are taken as their tile has them. */
    int skipped(long bundle) {
        return (int) Math.max(0, Math.min(width(bundle), from - bundle * TileId.FULL));
    }

    /** The leaf hashes of a bundle: derived from its entries, below the start from the tile. */
    byte[] leaves(long bundle) {
        TileId id = new TileId(0, bundle, width(bundle));
        byte[] stored = stored(id);
        int skip = skipped(bundle);
        byte[] leaves = stored == null ? new byte[id.width() * Hash.SIZE] : stored.clone();
        if (skip == id.width()) {
            return leaves;
        }
        Arrays.fill(leaves, skip * Hash.SIZE, leaves.length, (byte) 0);
        hash(id, skip, leaves);
        doubt(id, leaves, stored);
        return leaves;
    }

    private void hash(TileId id, int skip, byte[] leaves) {
        Hashing hashing = new Hashing(id.index() * TileId.FULL, skip, leaves);
        if (!scanned(id, skip, hashing)) {
            entries(id, skip).forEach(hashing::see);
        }
    }

    private boolean scanned(TileId id, int skip, Hashing hashing) {
        try {
            return source instanceof LocalLogSource local
                    && local.scan(id.index(), skip, id.width(), hashing);
        } catch (IOException e) {
            // What cannot be scanned is read, and reading says what is wrong.
            return false;
        }
    }

    /** Hashes entries into their places. The visitor sees each once, also if it is shown again. */
    private final class Hashing implements EntryBytes {
        private final long first;
        private final byte[] leaves;
        private long next;

        Hashing(long first, int skip, byte[] leaves) {
            this.first = first;
            this.leaves = leaves;
            this.next = first + skip;
        }

        @Override
        public void see(long index, byte[] bytes, int at, int length, byte @Nullable [] side) {
            visitor.see(index, bytes, at, length, side);
            int target = (int) (index - first) * Hash.SIZE;
            Rfc6962.leafInPlace(bytes, at, length, leaves, target);
            next = index + 1;
        }

        void see(LogEntry entry) {
            long index = entry.index().value();
            int target = (int) (index - first) * Hash.SIZE;
            Rfc6962.leaf(entry.sealed()).copyTo(leaves, target);
            if (index >= next) {
                visitor.visit(entry);
            }
        }
    }

    private byte @Nullable [] stored(TileId id) {
        try {
            return source.tile(id);
        } catch (DamagedFileException e) {
            doubts.put(e.index(), Remark.of(Key.SAID, e.getMessage()));
        } catch (IOException e) {
            doubts.put(id.index() * TileId.FULL, Remark.of(Key.TILE_UNREADABLE, "0/" + id.index()));
        }
        return null;
    }

    private List<LogEntry> entries(TileId id, int skip) {
        long first = id.index() * TileId.FULL + skip;
        try {
            return source.entries(id.index(), skip, id.width());
        } catch (DamagedFileException e) {
            faults.add(Fault.Kind.MODIFIED, e.index(), Key.SAID, e.getMessage());
        } catch (IOException e) {
            faults.add(Fault.Kind.MISSING, first, Key.ENTRIES_UNREADABLE, first);
        }
        return List.of();
    }

    private void doubt(TileId id, byte[] leaves, byte @Nullable [] stored) {
        int at = stored == null ? -1 : Arrays.mismatch(leaves, stored);
        if (at >= 0) {
            long index = id.index() * TileId.FULL + at / Hash.SIZE;
            doubts.put(index, Remark.of(Key.TILE_DIFFERS, "0/" + id.index()));
        }
    }
}
