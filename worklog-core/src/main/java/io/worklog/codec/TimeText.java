package io.worklog.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as RFC 3339 in UTC with exactly six digits of fraction: {@code
 * 2026-11-22T21:46:36.000120Z}. Years 0000 to 9999.
 */
final class TimeText {
    private static final byte[] SHAPE =
            "0000-00-00T00:00:00.000000Z".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int MAX_YEAR = 9999;

    private TimeText() {}

    /** How many bytes a text has. */
    static final int BYTES = SHAPE.length;

    /**
     * Writes the text of an instant at a place that has room for it.
     *
     * @throws DateTimeException if the year has no four digits
     */
    static void format(Instant time, byte[] text, int at) {
        long seconds = time.getEpochSecond();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_PER_DAY));
        if (date.getYear() < 0 || date.getYear() > MAX_YEAR) {
            throw new DateTimeException("the year must be within 0000 and 9999");
        }
        int second = Math.floorMod(seconds, SECONDS_PER_DAY);
        System.arraycopy(SHAPE, 0, text, at, BYTES);
        put(text, at, 4, date.getYear());
        put(text, at + 5, 2, date.getMonthValue());
        put(text, at + 8, 2, date.getDayOfMonth());
        put(text, at + 11, 2, second / 3600);
        put(text, at + 14, 2, second / 60 % 60);
        put(text, at + 17, 2, second % 60);
        put(text, at + 20, 6, time.getNano() / 1000);
    }

    private static void put(byte[] text, int from, int digits, int value) {
        int rest = value;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /**
     * The instant of a text.
     *
     * @throws DateTimeException if it is not in this form
     */
    static Instant parse(String text) {
        if (!hasShape(text)) {
            throw new DateTimeException("must be in the form 2026-11-22T21:46:36.000120Z");
        }
        LocalDate date = LocalDate.of(take(text, 0, 4), take(text, 5, 2), take(text, 8, 2));
        long seconds =
                date.toEpochDay() * SECONDS_PER_DAY
                        + take(text, 11, 2) * 3600L
                        + take(text, 14, 2) * 60L
                        + take(text, 17, 2);
        return Instant.ofEpochSecond(seconds, take(text, 20, 6) * 1000L);
    }

    private static boolean hasShape(String text) {
        if (text.length() != SHAPE.length) {
            return false;
        }
        for (int i = 0; i < SHAPE.length; i++) {
            char unit = text.charAt(i);
            boolean fits = SHAPE[i] == '0' ? unit >= '0' && unit <= '9' : unit == SHAPE[i];
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int take(String text, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }
}
