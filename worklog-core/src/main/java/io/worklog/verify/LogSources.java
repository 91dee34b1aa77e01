package io.worklog.verify;

import io.worklog.log.LogId;
import io.worklog.merkle.TileSource;
import io.worklog.spi.LogStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;

/** Where a log to be checked can be read from. */
public final class LogSources {
    private LogSources() {}

    /** A folder in the C2SP tlog-tiles layout. */
    public static LogSource folder(Path folder) {
        return new FolderLogSource(folder);
    }

    /** A log served over HTTP in the same layout; the client's own limits and proxies hold. */
    public static LogSource url(URI base, HttpClient client) {
        return new HttpLogSource(base, client, Map.of());
    }

    /**
     * A log that is served only to those who say who they are.
     *
     * @param headers sent with every request, such as {@code Authorization}
     */
    public static LogSource url(URI base, HttpClient client, Map<String, String> headers) {
        return new HttpLogSource(base, client, headers);
    }

    /** A log in a store, with private sides. */
    public static LogSource store(LogStore store, LogId log) {
        return new StoreLogSource(store, log);
    }

    /** The tiles of a source, for trees up to a size; narrower partial tiles are cut as needed. */
    public static TileSource tiles(LogSource source, long size) {
        return new SourceTiles(source, size);
    }
}
