package io.worklog.server.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.worklog.witness.Witness;
import io.worklog.witness.Witness.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Carries the witness's one call over HTTP: {@code POST /add-checkpoint}. */
final class WitnessHandler implements HttpHandler {
    private static final int MAX_REQUEST = 64 << 10;
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final Witness witness;

    WitnessHandler(Witness witness) {
        this.witness = witness;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
            return new Answer(404, PLAIN, "POST /add-checkpoint is what a witness answers\n");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return new Answer(405, PLAIN, "use POST\n");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_REQUEST + 1);
        return body.length > MAX_REQUEST
                ? new Answer(413, PLAIN, "the request is too large\n")
                : witness.addCheckpoint(body);
    }
}
