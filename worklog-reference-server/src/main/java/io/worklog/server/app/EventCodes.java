package io.worklog.server.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Gives every line of the server its code as {@code event.code}: the first word of the message, such
 * as {@code worklog.start.ready}. Docs name each code, what it means and what to do.
 */
public final class EventCodes implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {
    private static final String OURS = "worklog.";

    @Override
    public void customize(JsonWriter.Members<ILoggingEvent> members) {
        members.add("event.code", EventCodes::code).whenNotNull();
        members.add("labels.application", "worklog");
    }

    private static @org.jspecify.annotations.Nullable String code(ILoggingEvent line) {
        String message = line.getMessage();
        if (message == null || !message.startsWith(OURS)) {
            return null;
        }
        int end = message.indexOf(' ');
        return end < 0 ? message : message.substring(0, end);
    }
}
