package io.worklog.server.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the forms of time that audit records carry: RFC 3339 with any offset, the same with a space
 * and without an offset (UTC), and seconds or milliseconds since 1970.
 */
final class TimeReader {
    private static final Pattern EPOCH = Pattern.compile("-?\\d{9,10}|-?\\d{12,13}");
    private static final int SECONDS_DIGITS = 10;

    private static final DateTimeFormatter DATE_TIME =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendPattern("['T'][' ']")
                    .appendPattern("HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendPattern("[' '][XXX][X]")
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private TimeReader() {}

    /** The instant, or nothing where the text is no time. */
    static @Nullable Instant read(String text) {
        String trimmed = text.strip();
        if (EPOCH.matcher(trimmed).matches()) {
            return epoch(trimmed);
        }
        try {
            TemporalAccessor found =
                    DATE_TIME.parseBest(trimmed, OffsetDateTime::from, LocalDateTime::from);
            return found instanceof OffsetDateTime at
                    ? at.toInstant()
                    : LocalDateTime.from(found).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static Instant epoch(String digits) {
        long value = Long.parseLong(digits);
        boolean seconds = digits.replace("-", "").length() <= SECONDS_DIGITS;
        return seconds ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
    }
}
