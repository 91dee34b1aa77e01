package io.worklog.client;

import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One request to any part of the REST interface, for what has no method of its own here. It is sent
 * again by itself while the server is busy or away; one that changes something carries an
 * idempotency key, so that it takes effect once. Not thread-safe.
 */
public final class ApiRequest {
    private final Transport transport;
    private final String method;
    private final String path;
    private final List<String> query = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Supplier<BodyPublisher> body = BodyPublishers::noBody;
    private boolean keyed;
    private String paging = "cursor";

    ApiRequest(Transport transport, String method, String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash: " + path);
        }
        this.transport = transport;
        this.method = method;
        this.path = path;
        headers.put("Accept", "application/json");
        if (method.equals("POST") || method.equals("PATCH")) {
            headers.put("Idempotency-Key", transport.newKey());
        }
    }

    /** Adds a parameter; null adds none, of a collection each element is added. */
    public ApiRequest query(String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Collection<?> several -> several.forEach(each -> query(name, each));
            default -> query.add(encode(name) + "=" + encode(value.toString()));
        }
        return this;
    }

    /** Sets a header. */
    public ApiRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Only if the entity tag is still this one. */
    public ApiRequest ifMatch(String etag) {
        return header("If-Match", etag);
    }

    /** Replaces the key that was made for it. */
    public ApiRequest idempotencyKey(String key) {
        return header("Idempotency-Key", key);
    }

    /** Sends no key, because every event in the body has one of its own. */
    ApiRequest keyInBody() {
        headers.remove("Idempotency-Key");
        keyed = true;
        return this;
    }

    /** Sends a JSON object. */
    public ApiRequest body(ApiJson json) {
        return body("application/json", json.bytes());
    }

    /** Sends bytes. */
    public ApiRequest body(String mediaType, byte[] bytes) {
        return body(mediaType, () -> BodyPublishers.ofByteArray(bytes));
    }

    /** Sends what a publisher gives; a new one is made for each attempt. */
    public ApiRequest body(String mediaType, Supplier<BodyPublisher> publisher) {
        headers.put("Content-Type", mediaType);
        body = publisher;
        return this;
    }

    /**
     * Sends it and reads the whole answer.
     *
     * @throws WorklogProblemException if the server refused it
     * @throws java.io.UncheckedIOException if the server could not be reached
     */
    public ApiAnswer send() {
        return transport.send(this);
    }

    /** Sends it and gives the answer's JSON. */
    public ApiJson json() {
        return send().json();
    }

    /** Sends it and gives the answer as it comes; the caller closes it. */
    public InputStream stream() {
        return transport.open(this).body();
    }

    /** The items of a list, page after page, each page read when it is needed. */
    public Stream<ApiJson> items() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new PageIterator(this), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    /** The same request for the page after a cursor. */
    ApiRequest after(String cursor) {
        ApiRequest next = new ApiRequest(transport, method, path).pagedBy(paging);
        next.headers.putAll(headers);
        query.stream().filter(each -> !each.startsWith(paging + "=")).forEach(next.query::add);
        return next.query(paging, cursor);
    }

    /** Names the parameter that takes the cursor of a list, {@code cursor} unless said. */
    public ApiRequest pagedBy(String parameter) {
        paging = parameter;
        return this;
    }

    /** Whether sending it twice does the same as sending it once. */
    boolean repeatable() {
        boolean changes = method.equals("POST") || method.equals("PATCH");
        return !changes || keyed || headers.containsKey("Idempotency-Key");
    }

    String method() {
        return method;
    }

    /** Path and query. */
    String target() {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    Map<String, String> headers() {
        return headers;
    }

    BodyPublisher publisher() {
        return body.get();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
