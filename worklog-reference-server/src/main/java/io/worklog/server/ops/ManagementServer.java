package io.worklog.server.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The port for operators, with a server of its own, so that it answers while the other starts, is
 * full, drains or hangs.
 *
 * <ul>
 *   <li>{@code /livez} 200 as long as the process can answer; it looks at nothing else
 *   <li>{@code /startupz} 200 once started
 *   <li>{@code /readyz} 200 if requests that read are answered; {@code /readyz/write} for those that
 *       record
 *   <li>{@code /status} everything, JSON; {@code /metrics} for Prometheus
 * </ul>
 */
final class ManagementServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Life life;
    private final Watch watch;
    private final @Nullable String token;

    /** What an answer is. */
    private record Answer(int status, String type, String body) {}

    ManagementServer(
            ManagementProperties settings,
            Life life,
            Watch watch,
            Supplier<Status> status,
            Supplier<String> metrics)
            throws IOException {
        this.life = life;
        this.watch = watch;
        this.token = settings.token();
        this.server = listen(new InetSocketAddress(settings.address(), settings.port()));
        server.setExecutor(threads);
        page("/livez", () -> check(true, List.of()));
        page("/startupz", () -> check(life.phase() != Phase.STARTING, List.of()));
        page("/readyz", () -> ready(Finding::readable));
        page("/readyz/write", () -> ready(Finding::writable));
        secured("/status", () -> new Answer(OK, JSON, json.writeValueAsString(status.get())));
        secured("/metrics", () -> new Answer(OK, TEXT, metrics.get()));
        server.start();
    }

    private static HttpServer listen(InetSocketAddress place) throws IOException {
        try {
            return HttpServer.create(place, 0);
        } catch (BindException e) {
            throw new PortInUseException(place.getPort(), e);
        }
    }

    /** Where it listens. */
    int port() {
        return server.getAddress().getPort();
    }

    private Answer ready(java.util.function.Predicate<Finding> able) {
        List<Finding> found = watch.findings();
        List<String> reasons =
                found.stream()
                        .filter(able.negate())
                        .map(one -> one.part() + ": " + one.problem())
                        .collect(Collectors.toList());
        if (life.phase() != Phase.RUNNING) {
            reasons.add("the server is " + life.phase().name().toLowerCase(Locale.ROOT));
        }
        if (found.isEmpty()) {
            reasons.add("nothing was looked at yet");
        }
        return check(reasons.isEmpty(), reasons);
    }

    private Answer check(boolean fine, List<String> reasons) {
        String body =
                json.writeValueAsString(
                        Map.of("status", fine ? "ok" : "unavailable", "reasons", reasons));
        return new Answer(fine ? OK : UNAVAILABLE, JSON, body);
    }

    private void secured(String path, Supplier<Answer> answer) {
        server.createContext(
                path,
                exchange ->
                        send(
                                exchange,
                                allowed(exchange)
                                        ? exact(exchange, path, answer)
                                        : new Answer(
                                                UNAUTHORIZED,
                                                JSON,
                                                "{\"status\":\"unauthorized\"}")));
    }

    private void page(String path, Supplier<Answer> answer) {
        server.createContext(path, exchange -> send(exchange, exact(exchange, path, answer)));
    }

    private static Answer exact(HttpExchange exchange, String path, Supplier<Answer> answer) {
        if (!exchange.getRequestURI().getPath().equals(path)) {
            return new Answer(NOT_FOUND, JSON, "{\"status\":\"not-found\"}");
        }
        boolean reads = List.of("GET", "HEAD").contains(exchange.getRequestMethod());
        return reads
                ? answer.get()
                : new Answer(METHOD_NOT_ALLOWED, JSON, "{\"status\":\"method-not-allowed\"}");
    }

    private boolean allowed(HttpExchange exchange) {
        if (token == null) {
            return true;
        }
        String sent = exchange.getRequestHeaders().getFirst("Authorization");
        return sent != null
                && MessageDigest.isEqual(
                        ("Bearer " + token).getBytes(StandardCharsets.UTF_8),
                        sent.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean head = "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
        try (exchange) {
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
