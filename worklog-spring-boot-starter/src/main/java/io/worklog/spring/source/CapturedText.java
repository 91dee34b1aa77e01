package io.worklog.spring.source;

import org.jspecify.annotations.Nullable;

/**
 * Text that somebody else wrote, as an event takes it. What no event may hold, U+0000 and lone
 * surrogates, becomes U+FFFD here: otherwise whoever sends such a text would keep the event out of
 * the log.
 */
public final class CapturedText {
    private static final char REPLACEMENT = '\uFFFD';

    private CapturedText() {}

    /** The text without what no event may hold; an empty one for null. */
    public static String of(@Nullable String text) {
        if (text == null) {
            return "";
        }
        int defect = firstDefect(text, 0);
        return defect < 0 ? text : repaired(text, defect);
    }

    /** The same, at most so many characters of it. */
    public static String of(@Nullable String text, int most) {
        String whole = text == null ? "" : text;
        boolean longer = whole.length() > most && whole.codePointCount(0, whole.length()) > most;
        return of(longer ? whole.substring(0, whole.offsetByCodePoints(0, most)) : whole);
    }

    /** The same for an identifier: never empty. */
    public static String id(@Nullable String text, int most, String otherwise) {
        String cut = of(text, most);
        return cut.isEmpty() ? otherwise : cut;
    }

    private static String repaired(String text, int first) {
        StringBuilder whole = new StringBuilder(text);
        for (int at = first; at >= 0; at = firstDefect(text, at + 1)) {
            whole.setCharAt(at, REPLACEMENT);
        }
        return whole.toString();
    }

    private static int firstDefect(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
