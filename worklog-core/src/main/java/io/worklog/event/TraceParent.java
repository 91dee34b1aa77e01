package io.worklog.event;

/** The form of a {@code traceparent}, W3C Trace Context, section 3.2. */
public final class TraceParent {
    private static final int LENGTH = 55;

    private TraceParent() {}

    /** Whether a receiver may take it: version 00, or a later one that begins in the same form. */
    public static boolean isValid(String text) {
        if (text.length() < LENGTH || Texts.isLonger(text, EventLimits.MAX_ID)) {
            return false;
        }
        String version = text.substring(0, 2);
        boolean tail =
                text.length() == LENGTH
                        || (!version.equals("00")
                                && text.charAt(LENGTH) == '-'
                                && text.chars().allMatch(c -> c > 0x20 && c < 0x7f));
        return tail
                && Texts.isHex(version, 2)
                && !version.equals("ff")
                && isId(text, 3, 32)
                && isId(text, 36, 16)
                && text.charAt(52) == '-'
                && Texts.isHex(text.substring(53, LENGTH), 2);
    }

    /** An id between its hyphen and the next, not all zeros. */
    private static boolean isId(String text, int start, int length) {
        String id = text.substring(start, start + length);
        return text.charAt(start - 1) == '-'
                && Texts.isHex(id, length)
                && id.chars().anyMatch(c -> c != '0');
    }
}
