package io.worklog.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.worklog.codec.JsonLimits.Form;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonNumber;

/** Reads the numbers of one input. Not thread-safe. */
final class JsonNumbers {
    /** Digits of 2^53−1: more cannot be an integer of ours. */
    private static final int MAX_DIGITS = 16;

    private final JsonCursor cursor;
    private final boolean sealed;

    JsonNumbers(JsonCursor cursor, Form form) {
        this.cursor = cursor;
        this.sealed = form == Form.SEALED;
    }

    /** The number that starts here. */
    JsonValue read() {
        int start = cursor.pos;
        readInteger();
        if (sealed) {
            return integer(start);
        }
        readFraction();
        readExponent();
        return new JsonNumber(new String(cursor.in, start, cursor.pos - start, ISO_8859_1));
    }

    private void readInteger() {
        if (cursor.peek() == '-') {
            cursor.pos++;
        }
        if (cursor.peek() == '0') {
            cursor.pos++;
            if (isDigit(cursor.peek())) {
                throw cursor.fail("a number cannot have leading zeros: remove them");
            }
        } else {
            readDigits();
        }
    }

    private void readFraction() {
        if (cursor.peek() == '.') {
            cursor.pos++;
            readDigits();
        }
    }

    private void readExponent() {
        if (cursor.peek() == 'e' || cursor.peek() == 'E') {
            cursor.pos++;
            if (cursor.peek() == '+' || cursor.peek() == '-') {
                cursor.pos++;
            }
            readDigits();
        }
    }

    private void readDigits() {
        if (!isDigit(cursor.peek())) {
            throw cursor.unexpected("a digit");
        }
        while (isDigit(cursor.peek())) {
            cursor.pos++;
        }
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private JsonInteger integer(int start) {
        boolean negative = cursor.in[start] == '-';
        int first = negative ? start + 1 : start;
        if (isFractional(cursor.peek()) || (negative && cursor.in[first] == '0')) {
            throw new JsonException("only whole numbers are taken: send it as a string", start);
        }
        long value = cursor.pos - first > MAX_DIGITS ? Long.MAX_VALUE : digits(first);
        if (value > JsonInteger.MAX) {
            throw new JsonException("beyond ±(2^53-1): send it as a string", start);
        }
        return new JsonInteger(negative ? -value : value);
    }

    private static boolean isFractional(int b) {
        return b == '.' || b == 'e' || b == 'E';
    }

    private long digits(int first) {
        long value = 0;
        for (int i = first; i < cursor.pos; i++) {
            value = value * 10 + (cursor.in[i] - '0');
        }
        return value;
    }
}
