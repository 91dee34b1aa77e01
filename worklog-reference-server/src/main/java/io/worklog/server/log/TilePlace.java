package io.worklog.server.log;

import io.worklog.merkle.TileId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of the path of a tile (C2SP tlog-tiles): {@code x001/234} or {@code 000.p/5}.
 *
 * @param index which tile of its level, from 0
 * @param width 1 to 256
 */
record TilePlace(long index, int width) {
    private static final Pattern PLACE =
            Pattern.compile("((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** Reads one; nothing where it is none, also where it could be written shorter. */
    static Optional<TilePlace> parse(String text) {
        String path = text.startsWith("/") ? text.substring(1) : text;
        Matcher parts = PLACE.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String digits = parts.group(1).replaceAll("[x/]", "");
        int width = parts.group(2) == null ? TileId.FULL : Integer.parseInt(parts.group(2));
        boolean padded = path.startsWith("x000/");
        if (padded || parts.group(2) != null && width >= TileId.FULL) {
            return Optional.empty();
        }
        return Optional.of(new TilePlace(Long.parseLong(digits), width));
    }

    /** The entry after the last that the tile of a level covers. */
    long end(int level) {
        long span = 1L << (8 * level);
        return (index * TileId.FULL + width) * span;
    }

    boolean isFull() {
        return width == TileId.FULL;
    }
}
