package io.worklog.cache;

import io.worklog.log.LogId;

/**
 * Names of copies: {@code worklog1:<namespace>:<log>:<which>:<kind>:<place>}. The number is the
 * version of what is kept. No part but the last can have a colon, so no two copies have one name.
 *
 * <p>For tiles and entries {@code which} tells a log from another one that had its name before: the
 * beginning of the SHA-256 of its first full tile, in hex.
 */
record CacheKeys(String namespace) {
    private static final String VERSION = "worklog1";

    /** A full tile: {@code t:<level>.<index>}. */
    String tile(LogId log, String which, int level, long index) {
        return prefix(log) + which + ":t:" + level + "." + index;
    }

    /** The entries of one full tile of level 0: {@code e:<index of the tile>}. */
    String entries(LogId log, String which, long chunk) {
        return prefix(log) + which + ":e:" + chunk;
    }

    /** One page: {@code p:<digest of query and page>}, with its generation. */
    String page(LogId log, String generation, String digest) {
        return prefix(log) + generation + ":p:" + digest;
    }

    /** That a cursor was handed out: {@code c:<digest of query and cursor>}. */
    String cursor(LogId log, String generation, String digest) {
        return prefix(log) + generation + ":c:" + digest;
    }

    private String prefix(LogId log) {
        return VERSION + ":" + namespace + ":" + log.value() + ":";
    }
}
