package io.worklog.diff;

/** Which texts an event can hold. */
final class WellFormed {
    private WellFormed() {}

    /** Whether it has neither U+0000 nor a lone surrogate. */
    static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((char) (c - 1) < Character.MIN_SURROGATE - 1 || c > Character.MAX_SURROGATE) {
                continue;
            }
            if (c == 0 || !startsPair(text, i)) {
                return false;
            }
            i++;
        }
        return true;
    }

    private static boolean startsPair(String text, int at) {
        return at + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
