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

/** Hashes the entries of bundles and holds them against their stored tiles. Thread-safe. */
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
        return skipped(bundle, width(bundle));
    }

    private int skipped(long bundle, int count) {
        return (int) Math.max(0, Math.min(count, from - bundle * TileId.FULL));
    }

    /** The leaf hashes of one bundle, as of several. */
    byte[] leaves(long bundle) {
        return leaves(bundle, 1);
    }

    /**
     * The leaf hashes of bundles that follow each other: derived from their entries, below the start
     * from the tiles. Entries are read in one go: bundles do not begin where frames do.
     */
    byte[] leaves(long bundle, int bundles) {
        int count = (bundles - 1) * TileId.FULL + width(bundle + bundles - 1);
        byte[] leaves = new byte[count * Hash.SIZE];
        int skip = skipped(bundle, count);
        long first = bundle * TileId.FULL;
        Hashing hashing = new Hashing(first, skip, leaves);
        if (skip < count) {
            scan(first + skip, count - skip, hashing);
        }
        for (int i = 0; i < bundles; i++) {
            TileId id = new TileId(0, bundle + i, width(bundle + i));
            compare(id, skipped(bundle + i), hashing);
        }
        return leaves;
    }

    private void scan(long first, int count, Hashing hashing) {
        try {
            if (source instanceof LocalLogSource local) {
                local.scan(first, count, hashing);
            }
        } catch (IOException e) {
            // What cannot be scanned is read, and reading says what is wrong.
        }
    }

    /** Holds the hashes of a bundle against its stored tile, after reading what was not scanned. */
    private void compare(TileId id, int skip, Hashing hashing) {
        byte[] stored = stored(id);
        int at = (int) (id.index() * TileId.FULL - hashing.first) * Hash.SIZE;
        if (stored != null) {
            System.arraycopy(stored, 0, hashing.leaves, at, skip * Hash.SIZE);
        }
        if (skip < id.width()) {
            if (hashing.next < id.index() * TileId.FULL + id.width()) {
                entries(id, skip).forEach(hashing::see);
            }
            doubt(id, hashing.leaves, at, stored);
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

    private void doubt(TileId id, byte[] leaves, int at, byte @Nullable [] stored) {
        if (stored == null) {
            return;
        }
        int differs = Arrays.mismatch(leaves, at, at + stored.length, stored, 0, stored.length);
        if (differs >= 0) {
            long index = id.index() * TileId.FULL + differs / Hash.SIZE;
            doubts.put(index, Remark.of(Key.TILE_DIFFERS, "0/" + id.index()));
        }
    }
}
