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

/**
 * A log served over HTTP in the C2SP tlog-tiles layout. Follows no redirect to another scheme.
 *
 * <p>Beyond that layout a server of a pruned log says with its checkpoint in the header {@code
 * Worklog-Min-Index} which entry is the first it keeps; whole bundles are pruned. It is not believed
 * for that: why entries are gone is looked up in the log.
 */
final class HttpLogSource implements LogSource {
    private static final String MIN_INDEX = "Worklog-Min-Index";

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

    /** 0 where the server does not say: then every entry has to be there. */
    @Override
    public long minIndex() throws IOException {
        try {
            return ask(
                    "checkpoint",
                    (answer, body) ->
                            answer.headers()
                                    .firstValue(MIN_INDEX)
                                    .map(HttpLogSource::index)
                                    .orElse(0L));
        } catch (NumberFormatException e) {
            throw new IOException(name() + " names no index in " + MIN_INDEX, e);
        }
    }

    private static long index(String digits) {
        long index = Long.parseLong(digits);
        if (index < 0) {
            throw new NumberFormatException("an index is not negative");
        }
        return index;
    }

    private byte[] get(String path) throws IOException {
        return ask(
                path,
                (answer, body) -> {
                    byte[] bytes = body.readNBytes(MAX_BODY + 1);
                    if (bytes.length > MAX_BODY) {
                        throw new IOException(base.resolve(path) + " is longer than any log file");
                    }
                    return bytes;
                });
    }

    /** What is made of an answer that is good. */
    private interface Use<T> {
        T of(HttpResponse<InputStream> answer, InputStream body) throws IOException;
    }

    private <T> T ask(String path, Use<T> use) throws IOException {
        URI place = base.resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(place).timeout(TIMEOUT).GET();
        headers.forEach(request::header);
        HttpResponse<InputStream> answer = send(request.build());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() == 404 || answer.statusCode() == 410) {
                throw new NoSuchFileException(place.toString());
            }
            if (answer.statusCode() != 200) {
                throw new IOException(place + " answers " + answer.statusCode());
            }
            return use.of(answer, body);
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
