package io.worklog.merkle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A growing tree that keeps its right edge only: one partial tile for each level, at most 56 KiB
 * whatever the size. Full tiles are handed out once and forgotten. Not thread-safe; copies can be
 * used by different threads.
 */
public final class TreeBuilder {
    /** For each level its partial tile, or nothing where the level ends in a full one. */
    private final @Nullable GrowingTile[] edge;

    private long size;

    private TreeBuilder(@Nullable GrowingTile[] edge, long size) {
        this.edge = edge;
        this.size = size;
    }

    /** A tree without leaves. */
    public static TreeBuilder empty() {
        return new TreeBuilder(new @Nullable GrowingTile[TreeShape.LEVELS], 0);
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
                Tile tile = TreeReader.read(tiles, TreeShape.partial(level, size));
                builder.edge[level] = GrowingTile.of(tile);
            }
        }
        return builder;
    }

    /** How many leaves the tree has. */
    public long size() {
        return size;
    }

    /** The root over all leaves; costs one hash for each that the partial tiles have. */
    public Hash root() {
        byte[] root = new byte[Hash.SIZE];
        boolean begun = false;
        for (int level = 0; level < TreeShape.LEVELS; level++) {
            int width = TreeShape.partialWidth(level, size);
            if (width > 0) {
                fold(edge(level).raw(), width, root, begun);
                begun = true;
            }
        }
        return begun ? Hash.wrap(root) : Rfc6962.emptyRoot();
    }

    /** Merges the full subtrees of a partial tile, from the right, with what is right of it. */
    private static void fold(byte[] hashes, int width, byte[] root, boolean begun) {
        byte[] left = new byte[Hash.SIZE];
        boolean merge = begun;
        int end = width;
        while (end > 0) {
            int count = Integer.lowestOneBit(end);
            end -= count;
            if (merge) {
                Subtrees.hash(hashes, end, count, left, 0);
                TreeHasher.ofThread().node(left, 0, root, 0, root, 0);
            } else {
                Subtrees.hash(hashes, end, count, root, 0);
                merge = true;
            }
        }
    }

    private GrowingTile edge(int level) {
        return Objects.requireNonNull(edge[level]);
    }

    /**
     * Adds leaves at the right.
     *
     * @return the full tiles that these leaves complete, lower levels first
     * @throws IllegalArgumentException if the tree would get too large; nothing is added then
     */
    public List<Tile> append(List<Hash> leaves) {
        byte[] hashes = new byte[leaves.size() * Hash.SIZE];
        for (int i = 0; i < leaves.size(); i++) {
            leaves.get(i).copyTo(hashes, i * Hash.SIZE);
        }
        return append(hashes, leaves.size());
    }

    /**
     * Adds leaves at the right, as {@link #append(List)} does.
     *
     * @param leaves begins with their hashes, 32 bytes each
     * @param added how many they are
     */
    public List<Tile> append(byte[] leaves, int added) {
        TreeShape.checkSize(size + added);
        List<Tile> completed = new ArrayList<>(0);
        int done = 0;
        while (done < added) {
            int width = TreeShape.partialWidth(0, size);
            int count = Math.min(TileId.FULL - width, added - done);
            room(0, width, count).put(width, leaves, done, count);
            done += count;
            size += count;
            if (width + count == TileId.FULL) {
                complete(completed);
            }
        }
        completed.sort(Comparator.comparingInt(tile -> tile.id().level()));
        return completed;
    }

    /** The tile of a level with so many places taken behind those it has. */
    private GrowingTile room(int level, int width, int count) {
        GrowingTile known = edge[level];
        GrowingTile tile = known == null ? GrowingTile.empty() : known;
        GrowingTile roomy = tile.withRoom(width, count);
        edge[level] = roomy;
        return roomy;
    }

    /** Takes out the tile of level 0 that became full, and every one above that does so by it. */
    private void complete(List<Tile> completed) {
        for (int level = 0; level < TreeShape.LEVELS; level++) {
            long place = TreeShape.hashes(level + 1, size) - 1;
            Tile full = new Tile(TileId.full(level, place), edge(level).raw());
            completed.add(full);
            edge[level] = null;
            int width = (int) (place % TileId.FULL);
            room(level + 1, width, 1).put(width, full.root().raw(), 0, 1);
            if (width < TileId.FULL - 1) {
                return;
            }
        }
    }

    /** The partial tile of a level as it is now, or nothing where the level ends in a full one. */
    public Optional<Tile> partial(int level) {
        if (level >= TreeShape.LEVELS || TreeShape.partialWidth(level, size) == 0) {
            return Optional.empty();
        }
        TileId id = TreeShape.partial(level, size);
        return Optional.of(new Tile(id, edge(level).prefix(id.width())));
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

    /** An independent copy; costs next to nothing, since hashes are shared. */
    public TreeBuilder copy() {
        return new TreeBuilder(edge.clone(), size);
    }
}
