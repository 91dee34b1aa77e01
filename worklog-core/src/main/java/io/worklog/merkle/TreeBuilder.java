package io.worklog.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A growing tree that keeps its right edge only: the frontier and one partial tile for each level,
 * at most 60 KiB whatever the size. Full tiles are handed out once and forgotten. Not thread-safe.
 */
public final class TreeBuilder {
    private final Frontier frontier;

    /** For each level room for a whole tile, or no bytes where the level ends in a full one. */
    private final byte[][] partials;

    private long size;

    private TreeBuilder(Frontier frontier, byte[][] partials, long size) {
        this.frontier = frontier;
        this.partials = partials;
        this.size = size;
    }

    /** A tree without leaves. */
    public static TreeBuilder empty() {
        return new TreeBuilder(new Frontier(), noPartials(), 0);
    }

    /**
     * Goes on with a tree of which only the partial tiles are read, at most seven.
     *
     * @param size 0 to 2^53
     * @throws IllegalArgumentException if the source gives another tile than the one asked for
     */
    public static TreeBuilder at(long size, TileSource tiles) {
        TreeBuilder builder = empty();
        builder.size = TreeShape.checkSize(size);
        for (int level = 0; level < TreeShape.LEVELS; level++) {
            if (TreeShape.partialWidth(level, size) > 0) {
                builder.load(TreeReader.read(tiles, TreeShape.partial(level, size)));
            }
        }
        return builder;
    }

    private static byte[][] noPartials() {
        return new byte[TreeShape.LEVELS][0];
    }

    private void load(Tile tile) {
        byte[] hashes = new byte[TileId.FULL * Hash.SIZE];
        System.arraycopy(tile.hashes(), 0, hashes, 0, tile.hashes().length);
        partials[tile.id().level()] = hashes;
        frontier.load(tile);
    }

    /** How many leaves the tree has. */
    public long size() {
        return size;
    }

    /** The root over all leaves; costs at most 53 hashes. */
    public Hash root() {
        return frontier.root(size);
    }

    /**
     * Adds leaves at the right.
     *
     * @return the full tiles that these leaves complete, lower levels first
     * @throws IllegalArgumentException if the tree would get too large; nothing is added then
     */
    public List<Tile> append(List<Hash> leaves) {
        List<Hash> added = List.copyOf(leaves);
        TreeShape.checkSize(size + added.size());
        TreeHasher hasher = TreeHasher.ofThread();
        List<Tile> completed = new ArrayList<>();
        byte[] carry = new byte[Hash.SIZE];
        for (Hash leaf : added) {
            leaf.copyTo(carry, 0);
            add(hasher, carry, completed);
        }
        completed.sort(Comparator.comparingInt(tile -> tile.id().level()));
        return completed;
    }

    /** Adds one leaf: each one bit at the end of the size is a subtree to merge with. */
    private void add(TreeHasher hasher, byte[] carry, List<Tile> completed) {
        keep(0, carry, completed);
        int height = 0;
        while ((size >>> height & 1) == 1) {
            frontier.merge(hasher, height, carry);
            height++;
            if (height % TreeShape.TILE_HEIGHT == 0) {
                keep(height / TreeShape.TILE_HEIGHT, carry, completed);
            }
        }
        frontier.put(height, carry);
        size++;
    }

    private void keep(int level, byte[] hash, List<Tile> completed) {
        byte[] hashes = partials[level];
        if (hashes.length == 0) {
            hashes = new byte[TileId.FULL * Hash.SIZE];
            partials[level] = hashes;
        }
        long place = TreeShape.hashes(level, size);
        int within = (int) (place % TileId.FULL);
        System.arraycopy(hash, 0, hashes, within * Hash.SIZE, Hash.SIZE);
        if (within == TileId.FULL - 1) {
            completed.add(new Tile(TileId.full(level, place / TileId.FULL), hashes));
            partials[level] = new byte[0];
        }
    }

    /** The partial tile of a level as it is now, or nothing where the level ends in a full one. */
    public Optional<Tile> partial(int level) {
        if (level >= TreeShape.LEVELS || TreeShape.partialWidth(level, size) == 0) {
            return Optional.empty();
        }
        TileId id = TreeShape.partial(level, size);
        byte[] hashes = partials[level];
        return Optional.of(new Tile(id, Arrays.copyOf(hashes, id.width() * Hash.SIZE)));
    }

    /** All partial tiles as they are now, lower levels first. */
    public List<Tile> partials() {
        List<Tile> tiles = new ArrayList<>();
        for (int level = 0; level < TreeShape.LEVELS; level++) {
            partial(level).ifPresent(tiles::add);
        }
        return tiles;
    }

    /**
     * All tiles of this tree and of every smaller size of it, as they are now; later appends do not
     * change the answer. Partial tiles come from memory, so a proof reads full ones only.
     *
     * @param full asked for full tiles only
     */
    public TileSource tiles(TileSource full) {
        return new EdgeTiles(partials(), full);
    }

    /** An independent copy. */
    public TreeBuilder copy() {
        byte[][] own = partials.clone();
        for (int level = 0; level < own.length; level++) {
            own[level] = own[level].clone();
        }
        return new TreeBuilder(frontier.copy(), own, size);
    }
}
