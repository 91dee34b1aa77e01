package io.worklog.server.feed;

import io.worklog.event.Severity;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/**
 * Syslog messages (RFC 5424): the event in the feed's format is the message, what names it is
 * structured data. The text is UTF-8 without a mark of byte order, so that JSON is JSON.
 */
final class SyslogMessage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int SEVERITIES = 8;
    private static final int MSGID = 32;
    private static final int HOSTNAME = 255;
    private static final long SEQUENCES = 2_147_483_647L;

    private final int facility;
    private final int enterprise;
    private final String host;

    SyslogMessage(int facility, int enterprise, String host) {
        this.facility = facility;
        this.enterprise = enterprise;
        this.host = printable(host, HOSTNAME);
    }

    /** The message; where it is longer than the limit, its text is cut and {@code cut} says so. */
    byte[] of(Outgoing event, int limit) {
        byte[] text = event.text().getBytes(StandardCharsets.UTF_8);
        byte[] head = head(event, "");
        if ((long) head.length + text.length <= limit) {
            return joined(head, text, text.length);
        }
        byte[] saysSo = head(event, " cut=\"" + text.length + "\"");
        return joined(saysSo, text, boundary(text, Math.max(0, limit - saysSo.length)));
    }

    private byte[] head(Outgoing event, String more) {
        String line =
                "<"
                        + (facility * SEVERITIES + severity(event.severity()))
                        + ">1 "
                        + TIME.format(event.time())
                        + " "
                        + host
                        + " worklog - "
                        + printable(event.type(), MSGID)
                        + " [meta sequenceId=\""
                        + (event.index() % SEQUENCES + 1)
                        + "\"][worklog@"
                        + enterprise
                        + " id=\""
                        + value(event.id())
                        + "\" log=\""
                        + value(event.log())
                        + "\" index=\""
                        + event.index()
                        + "\""
                        + more
                        + "] ";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /** Warning, error … as syslog counts: 0 is worst. */
    private static int severity(Severity severity) {
        return switch (severity) {
            case INFO -> 6;
            case LOW -> 5;
            case MEDIUM -> 4;
            case HIGH -> 3;
            case CRITICAL -> 2;
        };
    }

    /** Printable ASCII without blanks, as header fields are; a dash for nothing. */
    private static String printable(String text, int length) {
        String kept = text.replaceAll("[^\\x21-\\x7E]", "_");
        return kept.isEmpty() ? "-" : kept.substring(0, Math.min(kept.length(), length));
    }

    /** In a value a quote, a backslash and a closing bracket are escaped. */
    private static String value(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]");
    }

    /** The longest beginning of a UTF-8 text that does not end inside a character. */
    private static int boundary(byte[] text, int length) {
        int end = Math.min(length, text.length);
        while (end > 0 && end < text.length && (text[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }

    private static byte[] joined(byte[] head, byte[] text, int length) {
        byte[] all = Arrays.copyOf(head, head.length + length);
        System.arraycopy(text, 0, all, head.length, length);
        return all;
    }
}
