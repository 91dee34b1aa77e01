package io.worklog.verify;

import io.worklog.log.LogEntry;
import io.worklog.merkle.TileId;
import io.worklog.merkle.TilePaths;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A log served over HTTP in the C2SP tlog-tiles layout. Follows no redirect to another scheme. */
final class HttpLogSource implements LogSource {
    /** A full bundle of the largest entries. */
    private static final int MAX_BODY = TileId.FULL * (2 + 65_535);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI base;
    private final HttpClient client;
    private final Map<String, String> headers;

    HttpLogSource(URI base, HttpClient client, Map<String, String> headers) {
        this.headers = Map.copyOf(headers);
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        this.client = client;
    }

    @Override
    public String name() {
        return base.toString();
    }

    @Override
    public byte[] checkpoint() throws IOException {
        return get("checkpoint");
    }

    @Override
    public byte[] tile(TileId id) throws IOException {
        return Bundles.hashes(get(TilePaths.hashTile(id)), id);
    }

    @Override
    public List<LogEntry> entries(long bundle, int skip, int width) throws IOException {
        return Bundles.entries(get(TilePaths.entryBundle(bundle, width)), bundle, skip, width);
    }

    @Override
    public long minIndex() {
        return 0;
    }

    private byte[] get(String path) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).GET();
        headers.forEach(request::header);
        HttpResponse<InputStream> response = send(request.build());
        try (InputStream body = response.body()) {
            if (response.statusCode() == 404 || response.statusCode() == 410) {
                throw new NoSuchFileException(base.resolve(path).toString());
            }
            if (response.statusCode() != 200) {
                throw new IOException(base.resolve(path) + " answers " + response.statusCode());
            }
            byte[] bytes = body.readNBytes(MAX_BODY + 1);
            if (bytes.length > MAX_BODY) {
                throw new IOException(base.resolve(path) + " is longer than any log file");
            }
            return bytes;
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + request.uri(), e);
        }
    }
}
