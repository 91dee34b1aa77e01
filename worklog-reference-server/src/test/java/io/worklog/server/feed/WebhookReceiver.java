package io.worklog.server.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** An own receiver of webhooks on the loopback: keeps what comes and answers as it is told. */
final class WebhookReceiver implements AutoCloseable {
    private static final int PATIENCE = 60;

    private final HttpServer server;
    private final BlockingQueue<Request> taken = new LinkedBlockingQueue<>();
    private volatile ToIntFunction<Request> answers = request -> 204;

    /** What came. */
    record Request(String id, long timestamp, String signature, String contentType, String body) {}

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?a=b";
    }

    /** From now on: the status for a request, negative to say nothing at all. */
    void answer(ToIntFunction<Request> status) {
        answers = status;
    }

    /** The next request, also one that was not answered with success. */
    Request next() throws InterruptedException {
        Request request = taken.poll(PATIENCE, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("nothing came");
        }
        return request;
    }

    boolean isEmpty() {
        return taken.isEmpty();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request =
                    new Request(
                            header(exchange, "webhook-id"),
                            Long.parseLong(header(exchange, "webhook-timestamp")),
                            header(exchange, "webhook-signature"),
                            header(exchange, "Content-Type"),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            taken.add(request);
            int status = answers.applyAsInt(request);
            if (status == 302) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            if (status > 0) {
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
