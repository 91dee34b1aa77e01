package io.worklog.file;

import io.worklog.log.LogId;
import java.nio.file.Path;

/**
 * Where the files of one log are.
 *
 * @param id which log
 * @param path its folder
 */
record LogFolder(LogId id, Path path) {
    private static final String SEGMENT_SUFFIX = ".seg";
    private static final int SEGMENT_DIGITS = 20;

    Path head() {
        return path.resolve("head");
    }

    Path ended() {
        return path.resolve("ended");
    }

    Path offsets() {
        return path.resolve("offsets");
    }

    Path tiles() {
        return path.resolve("tiles");
    }

    Path keys() {
        return path.resolve("keys");
    }

    Path overlay() {
        return path.resolve("private-overlay");
    }

    Path segments() {
        return path.resolve("segments");
    }

    /** The segment whose first entry has that index. */
    Path segment(long first) {
        return segments().resolve(String.format("%020d", first) + SEGMENT_SUFFIX);
    }

    /** The first index in the name of a segment file, or -1 for another file. */
    static long firstIndex(String name) {
        boolean shape =
                name.length() == SEGMENT_DIGITS + SEGMENT_SUFFIX.length()
                        && name.endsWith(SEGMENT_SUFFIX)
                        && name.chars().limit(SEGMENT_DIGITS).allMatch(c -> c >= '0' && c <= '9');
        return shape ? Long.parseLong(name.substring(0, SEGMENT_DIGITS)) : -1;
    }
}
