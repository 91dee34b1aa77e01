package io.worklog.sentence;

import io.worklog.sentence.Part.Argument;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers and times as people of a language do. A value that is no number or time is given
 * back as null.
 */
final class Formats {
    /** No exponents: one could stand for a number of a billion digits. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,18})?");

    private static final int MAX_TIME = 64;
    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendLiteral('T')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalStart()
                    .appendOffsetId()
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private final Locale locale;
    private final ZoneId zone;

    Formats(Locale locale, ZoneId zone) {
        this.locale = locale.equals(Locale.ROOT) ? Locale.ENGLISH : locale;
        this.zone = zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }

    /** The value in the argument's format, or null where it is none that has that format. */
    @Nullable String format(Argument argument, String value) {
        return switch (argument.format()) {
            case PLAIN -> null;
            case NUMBER -> number(value);
            case PLURAL -> plural(argument, value);
            case DATE, TIME, DATETIME -> time(argument.format(), value);
        };
    }

    /** All digits stay: what was said is told, never rounded. */
    private @Nullable String number(String value) {
        if (!NUMBER.matcher(value).matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(value);
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMinimumFractionDigits(number.scale());
        format.setMaximumFractionDigits(number.scale());
        return format.format(number);
    }

    private static String plural(Argument argument, String value) {
        return argument.words().get(value.equals("1") ? 0 : 1);
    }

    private @Nullable String time(Part.Format format, String value) {
        if (value.length() > MAX_TIME) {
            return null;
        }
        try {
            TemporalAccessor time =
                    ISO.parseBest(value, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            return written(format, time);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String written(Part.Format format, TemporalAccessor time) {
        if (time instanceof ZonedDateTime there) {
            ZonedDateTime here = there.toInstant().atZone(zone);
            String text = styled(format, true).format(here);
            return format == Part.Format.DATE ? text : text + " " + zoneName(here);
        }
        boolean withTime = time.query(TemporalQueries.localTime()) != null;
        return styled(format, withTime).format(time);
    }

    private DateTimeFormatter styled(Part.Format format, boolean withTime) {
        DateTimeFormatter styled =
                switch (format) {
                    case DATE -> DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
                    case TIME -> DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM);
                    default ->
                            withTime
                                    ? DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                                    : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
                };
        return styled.withLocale(locale);
    }

    private String zoneName(ZonedDateTime time) {
        return DateTimeFormatter.ofPattern("z", locale).format(time);
    }

    String instant(Instant time) {
        return written(Part.Format.DATETIME, time.atZone(zone));
    }
}
