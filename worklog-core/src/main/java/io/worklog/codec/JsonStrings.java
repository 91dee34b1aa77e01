package io.worklog.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.worklog.codec.JsonLimits.Form;

/** Reads the strings of one input. Not thread-safe. */
final class JsonStrings {
    private final JsonCursor cursor;
    private final byte[] in;
    private final boolean sealed;

    JsonStrings(JsonCursor cursor, Form form) {
        this.cursor = cursor;
        this.in = cursor.in;
        this.sealed = form == Form.SEALED;
    }

    /** The string that opens here. */
    String read() {
        cursor.expect('"');
        int start = cursor.pos;
        skipPlain();
        String head = new String(in, start, cursor.pos - start, UTF_8);
        return in[cursor.pos++] == '"' ? head : readOn(new StringBuilder(head));
    }

    /** The rest of a string whose first escape starts one byte back. */
    private String readOn(StringBuilder text) {
        do {
            readEscape(text);
            int start = cursor.pos;
            skipPlain();
            text.append(new String(in, start, cursor.pos - start, UTF_8));
        } while (in[cursor.pos++] != '"');
        return text.toString();
    }

    /** Steps over well-formed UTF-8 up to a quote or a backslash. */
    private void skipPlain() {
        int i = cursor.pos;
        while (i < in.length && in[i] != '"' && in[i] != '\\') {
            if (in[i] >= ' ') {
                i++;
            } else {
                cursor.pos = i;
                i += in[i] < 0 ? Utf8.lengthAt(cursor) : refuseControl();
            }
        }
        cursor.pos = i;
        if (i >= in.length) {
            throw cursor.fail("the input ends inside a string: send it whole");
        }
    }

    private int refuseControl() {
        throw cursor.fail("a control character stands in a string: write it as an escape");
    }

    private void readEscape(StringBuilder text) {
        int escape = cursor.peek();
        cursor.pos++;
        switch (escape) {
            case '"', '\\', '/' -> text.append((char) escape);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> readUnicode(text);
            default -> {
                cursor.pos--;
                throw cursor.unexpected("one of the escapes \" \\ / b f n r t u");
            }
        }
    }

    private void readUnicode(StringBuilder text) {
        int start = cursor.pos;
        char unit = readHex();
        if (unit == 0 && sealed) {
            throw new JsonException("U+0000 cannot be sealed: remove it", start);
        }
        text.append(unit);
        if (Character.isHighSurrogate(unit)) {
            text.append(readLowSurrogate(start));
        } else if (Character.isLowSurrogate(unit)) {
            throw loneSurrogate(start);
        }
    }

    private char readLowSurrogate(int start) {
        if (cursor.pos + 1 < in.length && in[cursor.pos] == '\\' && in[cursor.pos + 1] == 'u') {
            cursor.pos += 2;
            char unit = readHex();
            if (Character.isLowSurrogate(unit)) {
                return unit;
            }
        }
        throw loneSurrogate(start);
    }

    private static JsonException loneSurrogate(int start) {
        return new JsonException("a lone surrogate is no character: send the whole one", start);
    }

    private char readHex() {
        int unit = 0;
        for (int i = 0; i < 4; i++, cursor.pos++) {
            int byteHere = cursor.peek();
            int digit = byteHere < 0 || byteHere > 'f' ? -1 : Character.digit(byteHere, 16);
            if (digit < 0) {
                throw cursor.unexpected("a hex digit");
            }
            unit = (unit << 4) | digit;
        }
        return (char) unit;
    }
}
