package io.worklog.server.feed;

import io.worklog.RecordedEvent;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * ArcSight Common Event Format, version 0 (Micro Focus, "Implementing ArcSight Common Event
 * Format", revision 26): a header of seven fields between bars, then pairs.
 */
final class CefForm implements EventForm {
    private static final int SENTENCE = 1_023;
    private static final int VALUE = 4_000;

    @Override
    public String of(RecordedEvent recorded, String sentence) {
        AuditEvent event = recorded.event();
        StringBuilder line =
                new StringBuilder("CEF:0|Worklog|Worklog|2.0|")
                        .append(header(event.type().name()))
                        .append('|')
                        .append(header(cut(sentence, 512)))
                        .append('|')
                        .append(severity(event.severity()))
                        .append('|');
        pairs(line, recorded, sentence);
        return line.toString().strip();
    }

    private static void pairs(StringBuilder line, RecordedEvent recorded, String sentence) {
        AuditEvent event = recorded.event();
        Actor actor = event.actor();
        Target target = event.targets().getFirst();
        pair(line, "rt", Long.toString(event.occurredAt().toEpochMilli()));
        pair(line, "externalId", event.id().toString());
        pair(line, "act", word(event.verb()));
        pair(line, "outcome", word(event.outcome()));
        pair(line, "reason", event.reason());
        pair(line, "suid", actor.id());
        pair(line, "suser", actor.name());
        pair(line, "src", event.context().ip());
        pair(line, "requestClientApplication", event.context().userAgent());
        pair(line, "cat", target.type());
        custom(line, 1, "targetId", target.id());
        custom(line, 2, "targetName", target.name());
        custom(line, 3, "tenant", event.tenant());
        custom(line, 4, "log", event.provenance().log());
        custom(line, 5, "correlationId", event.links().correlationId());
        pair(line, "cn1Label", "index");
        pair(line, "cn1", recorded.index().toString());
        pair(line, "msg", cut(sentence, SENTENCE));
    }

    private static void custom(
            StringBuilder line, int number, String label, @Nullable String value) {
        if (value != null) {
            pair(line, "cs" + number + "Label", label);
            pair(line, "cs" + number, value);
        }
    }

    private static void pair(StringBuilder line, String key, @Nullable String value) {
        if (value != null) {
            line.append(key).append('=').append(extension(cut(value, VALUE))).append(' ');
        }
    }

    /** In the header a bar and a backslash are escaped, and there is no line break. */
    private static String header(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("[\\r\\n]+", " ");
    }

    /** In a value an equals sign and a backslash are escaped, and a line break is two letters. */
    private static String extension(String text) {
        return text.replace("\\", "\\\\")
                .replace("=", "\\=")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static int severity(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case LOW -> 3;
            case MEDIUM -> 5;
            case HIGH -> 8;
            case CRITICAL -> 10;
        };
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
