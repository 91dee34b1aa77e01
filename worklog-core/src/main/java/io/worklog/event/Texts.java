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
            if (c == 0) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (!startsPair(text, i)) {
                    return i;
                }
                i++;
            }
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
        return text.length() == length
                && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && isLowerOrDigit(c));
    }

    /** The text as one step of a JSON pointer. */
    static String pointerStep(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isLowerOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
