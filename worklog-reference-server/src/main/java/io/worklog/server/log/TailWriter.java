package io.worklog.server.log;

import io.worklog.RecordedEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Writes messages of server-sent events (HTML Standard, 9.2). Not thread-safe. */
final class TailWriter {
    private final OutputStream out;
    private final JsonMapper json;
    private final EventViews views;
    private final Locale reader;

    TailWriter(OutputStream out, JsonMapper json, EventViews views, Locale reader) {
        this.out = out;
        this.json = json;
        this.views = views;
        this.reader = reader;
    }

    /** One event of the log. */
    void event(RecordedEvent event) throws IOException {
        text("id: " + event.index() + "\nevent: event\ndata: ");
        out.write(json.writeValueAsBytes(views.of(event, reader)));
        text("\n\n");
    }

    /** That nothing that is wanted came up to an index; the reader resumes after it. */
    void beat(long last) throws IOException {
        text(last < 0 ? ": beat\n\n" : ": beat\nid: " + last + "\n\n");
        out.flush();
    }

    /** The last message, with the reason for the end. */
    void end(String reason) throws IOException {
        text("event: end\ndata: {\"reason\":\"" + reason + "\"}\n\n");
        out.flush();
    }

    void flush() throws IOException {
        out.flush();
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
