package io.worklog.client;

import io.worklog.verify.LogSource;
import io.worklog.verify.LogSources;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Sends requests, again where that helps, and turns refusals into exceptions. Thread-safe. */
final class Transport implements AutoCloseable {
    private static final int KEY_BYTES = 16;
    private static final int MAX_PROBLEM_BYTES = 1 << 20;
    private static final int TOO_MANY = 429;
    private static final int AWAY = 503;

    /** An earlier attempt is still at work. */
    private static final String BEING_DONE = "request-in-progress";

    private final HttpClient http;
    private final String server;
    private final Map<String, String> headers;
    private final RetryPolicy retries;
    private final RandomGenerator random;
    private final Pause pause;

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    Transport(
            HttpClient http,
            URI server,
            Map<String, String> headers,
            RetryPolicy retries,
            RandomGenerator random,
            Pause pause) {
        this.http = http;
        String text = server.toString();
        this.server = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.headers = Map.copyOf(headers);
        this.retries = retries;
        this.random = random;
        this.pause = pause;
    }

    String server() {
        return server;
    }

    /** A log under a path, with the headers of this client. */
    LogSource logSource(String path) {
        return LogSources.url(URI.create(server + path), http, headers);
    }

    /** A key that nobody else uses. */
    String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    ApiAnswer send(ApiRequest request) {
        HttpResponse<InputStream> response = open(request);
        try (InputStream body = response.body()) {
            return new ApiAnswer(response.statusCode(), response.headers(), body.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to a request that the server did not refuse; its body MUST be closed. */
    HttpResponse<InputStream> open(ApiRequest request) {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= retries.attempts();
            try {
                HttpResponse<InputStream> response =
                        http.send(build(request), BodyHandlers.ofInputStream());
                if (response.statusCode() < 400) {
                    return response;
                }
                WorklogProblemException problem = problem(response);
                pause.of(wait(problem, attempt, last));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new InterruptedIOException("while waiting"));
            } catch (IOException e) {
                if (last || !request.repeatable()) {
                    throw new UncheckedIOException(unreachable(e));
                }
                pauseAfter(attempt);
            }
        }
    }

    private HttpRequest build(ApiRequest request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(server + request.target()))
                        .method(request.method(), request.publisher());
        headers.forEach(builder::setHeader);
        request.headers().forEach(builder::setHeader);
        return builder.build();
    }

    /** How long to wait before the next attempt; throws where there is none. */
    private Duration wait(WorklogProblemException problem, int attempt, boolean last) {
        boolean busy =
                problem.status() == TOO_MANY
                        || problem.status() == AWAY
                        || problem.code().equals(BEING_DONE);
        Duration wait = problem.retryAfter().orElse(retries.pause(attempt, random));
        if (!busy || last || wait.compareTo(retries.most()) > 0) {
            throw problem;
        }
        return wait;
    }

    private void pauseAfter(int attempt) {
        try {
            pause.of(retries.pause(attempt, random));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("while waiting"));
        }
    }

    private IOException unreachable(IOException cause) {
        String why = cause.getMessage() == null ? "no connection" : cause.getMessage();
        return new IOException(server + " cannot be reached: " + why, cause);
    }

    private static WorklogProblemException problem(HttpResponse<InputStream> response)
            throws IOException {
        try (InputStream in = response.body()) {
            byte[] body = in.readNBytes(MAX_PROBLEM_BYTES);
            return new WorklogProblemException(
                    response.statusCode(), parsed(body), retryAfter(response).orElse(null));
        }
    }

    /** A proxy on the way may answer with something else than a problem. */
    private static ApiJson parsed(byte[] body) {
        try {
            return body.length == 0 ? ApiJson.of() : ApiJson.parse(body);
        } catch (io.worklog.codec.JsonException e) {
            return ApiJson.of("detail", "the answer is not JSON");
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    /** Ends the connections; waits for requests that run. */
    @Override
    public void close() {
        http.close();
    }
}
