package io.worklog.codec;

import java.time.Instant;
import java.util.Arrays;

/** A growing buffer of UTF-8 JSON text. Not thread-safe. */
final class JsonText {
    /** A string was written as it is. */
    static final int FINE = 0;

    /** A string held a surrogate without its partner. */
    static final int LONE_SURROGATE = 1;

    /** A string held U+0000 where that cannot be written. */
    static final int NUL = 2;

    private static final int FIRST_SIZE = 1024;
    private static final int LONGEST_ESCAPE = 6;
    private static final int LONGEST_INTEGER = 20;
    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private byte[] buffer = new byte[FIRST_SIZE];
    private int length;

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    byte[] buffer() {
        return buffer;
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    void raw(char ascii) {
        reserve(1);
        buffer[length++] = (byte) ascii;
    }

    void raw(byte[] ascii) {
        reserve(ascii.length);
        System.arraycopy(ascii, 0, buffer, length, ascii.length);
        length += ascii.length;
    }

    /** A comma, unless an object or array was just opened. */
    void comma() {
        byte last = buffer[length - 1];
        if (last != '{' && last != '[') {
            raw(',');
        }
    }

    void ascii(String value) {
        reserve(value.length());
        for (int i = 0; i < value.length(); i++) {
            buffer[length++] = (byte) value.charAt(i);
        }
    }

    void integer(long value) {
        reserve(LONGEST_INTEGER);
        long rest = Math.abs(value);
        if (value < 0) {
            buffer[length++] = '-';
        }
        int at = length + digits(rest);
        length = at;
        do {
            buffer[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
    }

    /**
     * A time as {@link TimeText} writes it.
     *
     * @throws java.time.DateTimeException if it cannot be written; nothing is then
     */
    void time(Instant value) {
        reserve(TimeText.BYTES);
        TimeText.format(value, buffer, length);
        length += TimeText.BYTES;
    }

    /** That many of the value's last hex digits. */
    void hex(long value, int digits) {
        reserve(digits);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            buffer[length++] = HEX[(int) (value >>> shift) & 0xf];
        }
    }

    private static int digits(long value) {
        int count = 1;
        for (long bound = 10; value >= bound; bound *= 10) {
            count++;
        }
        return count;
    }

    /** The inside of a string; says what could not be written. */
    int escaped(String value, boolean refuseNul) {
        int count = value.length();
        reserve(count);
        byte[] out = buffer;
        int at = length;
        int i = 0;
        for (; i < count; i++, at++) {
            char unit = value.charAt(i);
            if (unit < ' ' || unit > '~' || unit == '"' || unit == '\\') {
                break;
            }
            out[at] = (byte) unit;
        }
        length = at;
        return i == count ? FINE : escapedFrom(value, i, refuseNul);
    }

    private int escapedFrom(String value, int from, boolean refuseNul) {
        reserve((value.length() - from) * LONGEST_ESCAPE);
        int problem = FINE;
        int codePoint;
        for (int i = from; i < value.length(); i += Character.charCount(codePoint)) {
            codePoint = value.codePointAt(i);
            if (codePoint == 0 && refuseNul) {
                problem = NUL;
            } else if (codePoint >= 0x80) {
                problem = utf8(codePoint) ? problem : LONE_SURROGATE;
            } else {
                escape(codePoint);
            }
        }
        return problem;
    }

    private void escape(int unit) {
        int letter = letterFor(unit);
        if (letter != 0) {
            buffer[length++] = '\\';
            buffer[length++] = (byte) letter;
        } else if (unit >= ' ') {
            buffer[length++] = (byte) unit;
        } else {
            ascii("\\u00");
            buffer[length++] = HEX[unit >> 4];
            buffer[length++] = HEX[unit & 0xf];
        }
    }

    private static int letterFor(int unit) {
        return switch (unit) {
            case '"', '\\' -> unit;
            case '\b' -> 'b';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\f' -> 'f';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    /** Writes a character of two to four bytes; false where it is half a character. */
    private boolean utf8(int codePoint) {
        if (codePoint < 0x800) {
            buffer[length++] = (byte) (0xc0 | (codePoint >> 6));
        } else if (codePoint < 0x1_0000) {
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return false;
            }
            buffer[length++] = (byte) (0xe0 | (codePoint >> 12));
            tail(codePoint >> 6);
        } else {
            buffer[length++] = (byte) (0xf0 | (codePoint >> 18));
            tail(codePoint >> 12);
            tail(codePoint >> 6);
        }
        tail(codePoint);
        return true;
    }

    private void tail(int bits) {
        buffer[length++] = (byte) (0x80 | (bits & 0x3f));
    }
}
