package io.worklog.event;

/** What the limits ask of a text. Positions and lengths are in characters (code points). */
final class Texts {
    /** The most UTF-8 bytes for one UTF-16 unit. */
    private static final int MAX_UNIT_BYTES = 3;

    private Texts() {}

    static boolean isLonger(String text, int most) {
        return text.length() > most && text.codePointCount(0, text.length()) > most;
    }

    /** The beginning of a longer text, at a whole character. */
    static String cut(String text, int most) {
        return text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** The bytes of a well-formed text in UTF-8. */
    static long utf8Length(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                bytes++;
            } else if (c >= 0x800) {
                bytes += 2;
            } else if (c >= 0x80) {
                bytes++;
            }
        }
        return bytes;
    }

    /** Whether a well-formed text has more bytes in UTF-8 than that. */
    static boolean isLongerUtf8(String text, int most) {
        return text.length() > most / MAX_UNIT_BYTES && utf8Length(text) > most;
    }

    /** Where the first U+0000 or lone surrogate stands, in UTF-16 units, or -1. */
    static int firstDefect(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((char) (c - 1) < Character.MIN_SURROGATE - 1 || c > Character.MAX_SURROGATE) {
                continue;
            }
            if (c == 0 || !startsPair(text, i)) {
                return i;
            }
            i++;
        }
        return -1;
    }

    private static boolean startsPair(String text, int at) {
        return at + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    /** Whether all is {@code a-z}, {@code 0-9}, dot, underscore or hyphen. */
    static boolean isPlainName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLowerOrDigit(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** Whether it is that many lower-case hex digits. */
    static boolean isHex(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is an integer as JSON writes it: {@code 0|-?[1-9][0-9]*}. */
    static boolean isInteger(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int end = digitsEnd(text, start);
        boolean zero = end == 1 && text.charAt(0) == '0';
        return end == text.length() && end > start && (zero || text.charAt(start) != '0');
    }

    /**
     * Whether it is a decimal number as JSON writes it: {@code
     * -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?}.
     */
    static boolean isDecimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int at = digitsEnd(text, start);
        if (at == start || (text.charAt(start) == '0' && at > start + 1)) {
            return false;
        }
        if (isAt(text, at, '.', '.')) {
            int fraction = at + 1;
            at = digitsEnd(text, fraction);
            if (at == fraction) {
                return false;
            }
        }
        if (isAt(text, at, 'e', 'E')) {
            int power = isAt(text, at + 1, '+', '-') ? at + 2 : at + 1;
            at = digitsEnd(text, power);
            if (at == power) {
                return false;
            }
        }
        return at == text.length();
    }

    private static boolean isAt(String text, int at, char one, char other) {
        return at < text.length() && (text.charAt(at) == one || text.charAt(at) == other);
    }

    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The text as one step of a JSON pointer. */
    static String pointerStep(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isLowerOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || isDigit(c);
    }
}
