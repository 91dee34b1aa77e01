package io.worklog.client;

import io.worklog.error.IntegrityException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events as they come (server-sent events). A connection that breaks is opened again where it ended,
 * so that each event is seen once and in order. Not thread-safe, but for {@link #close}.
 */
public final class EventTail implements AutoCloseable {
    private final DefaultProjectClient project;
    private long next;
    private volatile boolean closed;
    private volatile @Nullable InputStream stream;
    private @Nullable BufferedReader open;

    EventTail(DefaultProjectClient project, long from) {
        this.project = project;
        this.next = from;
    }

    /**
     * Waits for the next event; empty after {@link #close}.
     *
     * @throws WorklogProblemException if the server refuses
     * @throws IntegrityException if the server cannot read what comes next
     * @throws UncheckedIOException if it cannot be reached any more
     */
    public Optional<ApiJson> next() {
        while (!closed) {
            try {
                Optional<ApiJson> event = read(reader());
                if (event.isPresent()) {
                    next = event.get().number("index") + 1;
                    return event;
                }
                open = null;
            } catch (IOException broken) {
                open = null;
            }
        }
        return Optional.empty();
    }

    private BufferedReader reader() {
        BufferedReader reader = open;
        if (reader == null) {
            InputStream bytes =
                    project
                            .request("GET", "/tail")
                            .header("Accept", "text/event-stream")
                            .header("Last-Event-ID", Long.toString(next - 1))
                            .stream();
            stream = bytes;
            reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            open = reader;
        }
        return reader;
    }

    /** The next message with an event; empty at the end of the connection. */
    private static Optional<ApiJson> read(BufferedReader lines) throws IOException {
        StringBuilder data = new StringBuilder();
        boolean event = true;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                data.append(line.substring("data:".length()).strip());
            } else if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip().equals("event");
            } else if (line.isEmpty() && !data.isEmpty()) {
                if (event) {
                    return Optional.of(
                            ApiJson.parse(data.toString().getBytes(StandardCharsets.UTF_8)));
                }
                if (data.indexOf("\"damaged\"") >= 0) {
                    throw new IntegrityException("the server cannot read what comes next");
                }
                data.setLength(0);
                event = true;
            }
        }
        return Optional.empty();
    }

    /** Ends it, also while another thread waits for the next event. */
    @Override
    public void close() {
        closed = true;
        InputStream bytes = stream;
        if (bytes != null) {
            try {
                bytes.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
