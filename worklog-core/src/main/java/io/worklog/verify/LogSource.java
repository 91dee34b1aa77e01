package io.worklog.verify;

import io.worklog.log.LogEntry;
import io.worklog.merkle.TileId;
import java.io.IOException;
import java.util.List;

/**
 * A log as the public formats show it (C2SP tlog-tiles). Thread-safe. A file that is not there is a
 * {@link java.nio.file.NoSuchFileException}; any other {@link IOException} means that it could not
 * be read.
 */
public interface LogSource {
    /** What it is, for reports: a folder, a URL, a log's name. */
    String name();

    /** The newest signed checkpoint. */
    byte[] checkpoint() throws IOException;

    /** The hashes of a tile, 32 bytes each: exactly {@code id.width()} of them. */
    byte[] tile(TileId id) throws IOException;

    /**
     * The entries of one bundle, in order; with private sides only in a {@link LocalLogSource}.
     *
     * @param bundle which group of 256 entries, from 0
     * @param skip how many of its first entries are not wanted (they may have been pruned)
     * @param width how many entries it has: 256, or fewer in the last bundle
     */
    List<LogEntry> entries(long bundle, int skip, int width) throws IOException;

    /** The first entry that is still kept: 0 unless the log was pruned. */
    long minIndex() throws IOException;
}
