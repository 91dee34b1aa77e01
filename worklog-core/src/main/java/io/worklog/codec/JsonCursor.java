package io.worklog.codec;

/** A place in the input. Not thread-safe. */
final class JsonCursor {
    /** What {@link #peek} gives where the input has ended. */
    static final int END = -1;

    final byte[] in;
    int pos;

    JsonCursor(byte[] in) {
        this.in = in;
    }

    /** The byte here, 0 to 255, or {@link #END}. */
    int peek() {
        return pos < in.length ? in[pos] & 0xff : END;
    }

    void skipSpace() {
        while (pos < in.length && isSpace(in[pos])) {
            pos++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    void expect(char wanted) {
        if (peek() != wanted) {
            throw unexpected("'" + wanted + "'");
        }
        pos++;
    }

    /** Takes a literal such as {@code true}. */
    void expect(String literal) {
        for (int i = 0; i < literal.length(); i++, pos++) {
            if (peek() != literal.charAt(i)) {
                throw unexpected("'" + literal + "'");
            }
        }
    }

    JsonException unexpected(String wanted) {
        return peek() == END
                ? fail("the input ends where " + wanted + " must stand: send it whole")
                : fail(wanted + " must stand here");
    }

    JsonException fail(String problem) {
        return new JsonException(problem, pos);
    }
}
