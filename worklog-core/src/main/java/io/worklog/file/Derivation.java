package io.worklog.file;

import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes what can be derived from frames once more: offsets, tiles and keys. */
final class Derivation implements SegmentScan.Visitor {
    private final LogParts parts;
    private final long derivedTo;
    private final long keysTo;

    /**
     * A derivation of what is missing.
     *
     * @param derivedTo offsets and tiles are there for entries below this index
     * @param keysTo keys are there for entries below this index
     */
    Derivation(LogParts parts, long derivedTo, long keysTo) {
        this.parts = parts;
        this.derivedTo = derivedTo;
        this.keysTo = keysTo;
    }

    @Override
    public void frame(FrameHeader header, long position, ByteBuffer bytes, int at)
            throws IOException {
        if (header.first() >= derivedTo) {
            derive(header, position, bytes, at);
        }
        if (header.first() >= keysTo) {
            byte[] hashes = new byte[header.keyBytes()];
            bytes.get(at + FrameHeader.BYTES + header.sealedBytes(), hashes);
            parts.keys().add(header.first(), header.count(), hashes);
        }
    }

    private void derive(FrameHeader header, long position, ByteBuffer bytes, int at)
            throws IOException {
        int[] entryAt = new int[header.count()];
        byte[] leaves = new byte[header.count() * Hash.SIZE];
        int entry = FrameHeader.BYTES;
        for (int i = 0; i < header.count(); i++) {
            entryAt[i] = entry;
            int length = bytes.getShort(at + entry) & 0xFFFF;
            int from = bytes.arrayOffset() + at + entry + Short.BYTES;
            Rfc6962.leaf(bytes.array(), from, length).copyTo(leaves, i * Hash.SIZE);
            entry += Short.BYTES + length;
        }
        parts.offsets().write(header.first(), position, entryAt);
        addLeaves(header.first(), leaves);
    }

    /** Adds leaf hashes and every tile above them that they fill. */
    private void addLeaves(long first, byte[] leaves) throws IOException {
        parts.tiles().addLeaves(first, leaves);
        long size = first + leaves.length / Hash.SIZE;
        for (int level = 1; Tiles.full(size, level) > 0; level++) {
            for (long n = Tiles.full(first, level); n < Tiles.full(size, level); n++) {
                parts.tiles().add(parent(size, level, n));
            }
        }
    }

    private Tile parent(long size, int level, long index) throws IOException {
        byte[] hashes = new byte[TileId.FULL * Hash.SIZE];
        for (int i = 0; i < TileId.FULL; i++) {
            Tile child = parts.tiles().read(size, level - 1, index * TileId.FULL + i).orElseThrow();
            root(child).copyTo(hashes, i * Hash.SIZE);
        }
        return new Tile(TileId.full(level, index), hashes);
    }

    private static Hash root(Tile tile) {
        Hash[] row = new Hash[TileId.FULL];
        for (int i = 0; i < row.length; i++) {
            row[i] = tile.hash(i);
        }
        for (int width = row.length / 2; width > 0; width /= 2) {
            for (int i = 0; i < width; i++) {
                row[i] = Rfc6962.node(row[2 * i], row[2 * i + 1]);
            }
        }
        return row[0];
    }
}
