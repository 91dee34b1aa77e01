package io.worklog.server.export;

import java.util.function.IntPredicate;

/** Texts as programs for paper and tables take them. */
final class Printable {
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE_PICTURE = 0x2421;
    private static final char UNKNOWN = '□';

    private Printable() {}

    /** The text with its control characters as pictures, cut to a length that is then named. */
    static String of(String text, int length) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), length));
        int end = Math.min(text.length(), length);
        for (int at = 0; at < end; at++) {
            shown.append(shown(text.charAt(at)));
        }
        if (end < text.length()) {
            shown.append("… (").append(text.length()).append(')');
        }
        return shown.toString();
    }

    /** The text with a box for each character that a font does not have. */
    static String drawable(String text, IntPredicate known) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    if (known.test(point)) {
                        shown.appendCodePoint(point);
                    } else if (Character.getType(point) != Character.FORMAT) {
                        shown.append(UNKNOWN);
                    }
                });
        return shown.toString();
    }

    /** A line break stays one; what XML cannot have is shown. */
    private static char shown(char c) {
        if (c == '\n' || c == '\t') {
            return c;
        }
        if (c < ' ') {
            return (char) (CONTROL_PICTURES + c);
        }
        return switch (c) {
            case 0x7F -> (char) DELETE_PICTURE;
            case 0xFFFE, 0xFFFF -> UNKNOWN;
            default -> c;
        };
    }
}
