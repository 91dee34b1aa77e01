package io.worklog.codec;

/** Well-formed UTF-8, by table 3-7 of the Unicode standard. */
final class Utf8 {
    private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x1_0000};

    private Utf8() {}

    /**
     * How many bytes the character of more than one byte takes that starts at the cursor.
     *
     * @throws JsonException if it is cut, overlong, a surrogate or beyond U+10FFFF
     */
    static int lengthAt(JsonCursor cursor) {
        int lead = cursor.peek();
        int length = lengthFor(lead);
        if (length == 0 || cursor.pos + length > cursor.in.length) {
            throw malformed(cursor);
        }
        int codePoint = lead & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            int next = cursor.in[cursor.pos + i];
            if ((next & 0xc0) != 0x80) {
                throw malformed(cursor);
            }
            codePoint = (codePoint << 6) | (next & 0x3f);
        }
        if (!isCharacter(codePoint) || codePoint < LEAST[length]) {
            throw malformed(cursor);
        }
        return length;
    }

    /** Bytes that a lead byte announces; 0 where it cannot lead. */
    private static int lengthFor(int lead) {
        if (lead >= 0xf0) {
            return lead <= 0xf4 ? 4 : 0;
        }
        if (lead >= 0xe0) {
            return 3;
        }
        return lead >= 0xc2 ? 2 : 0;
    }

    private static boolean isCharacter(int codePoint) {
        return codePoint <= Character.MAX_CODE_POINT
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    private static JsonException malformed(JsonCursor cursor) {
        return cursor.fail("malformed UTF-8: send the text as UTF-8");
    }
}
