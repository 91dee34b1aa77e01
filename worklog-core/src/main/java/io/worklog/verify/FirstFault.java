package io.worklog.verify;

import io.worklog.merkle.Hash;
import io.worklog.merkle.Proofs;
import io.worklog.merkle.TileId;
import io.worklog.verify.Remark.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Finds the first wrong entry of a tree whose entries do not give the signed root. Stored tiles that
 * lead up to the signed root cannot have been changed; walking down them from the root, the first
 * subtree whose entries derive another hash holds the first wrong entry.
 */
final class FirstFault {
    private final LogSource source;
    private final long size;
    private final DerivedTree derived;
    private final TileCheck tiles;
    private final Faults faults;

    FirstFault(LogSource source, long size, DerivedTree derived, TileCheck tiles, Faults faults) {
        this.source = source;
        this.size = size;
        this.derived = derived;
        this.tiles = tiles;
        this.faults = faults;
    }

    void find(Hash signedRoot) {
        if (!edgeLeadsTo(signedRoot)) {
            blameFirstDoubt(Key.NOTHING_FITS);
            return;
        }
        long before = faults.first().size();
        for (int level = 0; size >> (8 * level) > 0; level++) {
            int width = (int) ((size >> (8 * level)) % TileId.FULL);
            if (width > 0) {
                descend(new TileId(level, (size >> (8 * level)) / TileId.FULL, width));
            }
        }
        if (faults.first().size() == before) {
            blameFirstDoubt(Key.ROOT_DIFFERS);
        }
    }

    private boolean edgeLeadsTo(Hash signedRoot) {
        try {
            return Proofs.root(size, new SourceTiles(source, size)).equals(signedRoot);
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Compares each hash of a tile that is known to be unchanged with what the entries derive. */
    private void descend(TileId id) {
        byte[] hashes;
        try {
            hashes = new SourceTiles(source, size).tile(id).hashes();
        } catch (UncheckedIOException e) {
            return;
        }
        if (id.level() == 0) {
            blameLeaves(id, hashes);
            return;
        }
        for (int i = 0; i < id.width(); i++) {
            long child = id.index() * TileId.FULL + i;
            Hash known = Hash.at(hashes, i * Hash.SIZE);
            if (!derived.rootOf(id.level() - 1, child).equals(known)) {
                descendInto(TileId.full(id.level() - 1, child), known);
            }
        }
    }

    private void descendInto(TileId child, Hash known) {
        try {
            if (SubtreeRoots.of(source.tile(child)).equals(known)) {
                descend(child);
                return;
            }
        } catch (IOException e) {
            // A tile that cannot be read is no witness; the subtree as a whole is blamed below.
        }
        long first = child.index() * Bundles.span(child.level());
        Long doubt = tiles.doubts().ceilingKey(first);
        boolean inside = doubt != null && doubt < first + Bundles.span(child.level());
        faults.add(
                Fault.Kind.MODIFIED,
                inside ? doubt : first,
                Key.BOTH_CHANGED,
                first,
                first + Bundles.span(child.level()) - 1);
    }

    private void blameLeaves(TileId id, byte[] known) {
        byte[] leaves = tiles.leaves(id.index());
        for (int i = 0; i < id.width(); i++) {
            if (!Hash.at(leaves, i * Hash.SIZE).equals(Hash.at(known, i * Hash.SIZE))) {
                long index = id.index() * TileId.FULL + i;
                faults.add(Fault.Kind.MODIFIED, index, Key.ENTRY_CHANGED, index);
            }
        }
    }

    private void blameFirstDoubt(Key what) {
        Map.Entry<Long, Remark> first = tiles.doubts().firstEntry();
        faults.add(Fault.Kind.MODIFIED, first == null ? 0 : first.getKey(), what);
    }
}
