package io.worklog.merkle;

/** Paths of tiles and entry bundles below a log's prefix (C2SP tlog-tiles). */
public final class TilePaths {
    private static final int GROUP = 1000;

    private TilePaths() {}

    /** Such as {@code tile/0/x001/234} or {@code tile/1/000.p/5}. */
    public static String hashTile(TileId id) {
        return "tile/" + id.level() + "/" + place(id.index(), id.width());
    }

    /**
     * Such as {@code tile/entries/x001/234} or {@code tile/entries/000.p/5}.
     *
     * @param index which bundle, from 0
     * @param width how many entries it has, 1 to 256
     */
    public static String entryBundle(long index, int width) {
        TileId id = new TileId(0, index, width);
        return "tile/entries/" + place(id.index(), id.width());
    }

    private static String place(long index, int width) {
        StringBuilder path = new StringBuilder(threeDigits(index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            path.insert(0, "x" + threeDigits(rest % GROUP) + "/");
        }
        return width == TileId.FULL ? path.toString() : path + ".p/" + width;
    }

    private static String threeDigits(long group) {
        String digits = Long.toString(GROUP + group);
        return digits.substring(1);
    }
}
