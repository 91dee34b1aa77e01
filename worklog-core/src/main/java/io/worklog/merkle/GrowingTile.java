package io.worklog.merkle;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The hashes of a tile that is not full yet, shared by trees of different sizes: each reads as many
 * as it has, and who adds one takes its place first. Whoever finds it taken by another tree goes on
 * in a copy. So a tree costs no copy of its tiles. Thread-safe.
 */
final class GrowingTile {
    private static final int SMALLEST = 2;

    /** As much room as is needed so far, doubled each time; a new array is never smaller. */
    private volatile byte[] hashes;

    /** How many places are taken. */
    private final AtomicInteger taken;

    private GrowingTile(byte[] hashes, int taken) {
        this.hashes = hashes;
        this.taken = new AtomicInteger(taken);
    }

    /** A tile without hashes. */
    static GrowingTile empty() {
        return new GrowingTile(new byte[SMALLEST * Hash.SIZE], 0);
    }

    /** A tile that has hashes already. */
    static GrowingTile of(Tile tile) {
        return new GrowingTile(tile.hashes().clone(), tile.id().width());
    }

    /** This tile, or a copy of its first hashes, with the next places taken for the caller. */
    GrowingTile withRoom(int width, int more) {
        if (taken.compareAndSet(width, width + more)) {
            reserve(width + more);
            return this;
        }
        GrowingTile copy = new GrowingTile(prefix(width), width + more);
        copy.reserve(width + more);
        return copy;
    }

    private void reserve(int places) {
        int needed = places * Hash.SIZE;
        if (hashes.length < needed) {
            int doubled = Math.min(TileId.FULL * Hash.SIZE, 2 * hashes.length);
            hashes = Arrays.copyOf(hashes, Math.max(needed, doubled));
        }
    }

    /** Writes so many hashes, from one on, at places that were taken by {@link #withRoom}. */
    void put(int place, byte[] source, int from, int count) {
        int length = count * Hash.SIZE;
        System.arraycopy(source, from * Hash.SIZE, hashes, place * Hash.SIZE, length);
    }

    /** The first hashes, copied. */
    byte[] prefix(int width) {
        return Arrays.copyOf(hashes, width * Hash.SIZE);
    }

    /** The hashes themselves: MUST NOT be changed, and only the first are the caller's to read. */
    byte[] raw() {
        return hashes;
    }
}
