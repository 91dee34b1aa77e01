package io.worklog.sentence;

/**
 * Makes a value fit to stand in a sentence: on one line, within a length, without any character
 * that drives a screen or turns the direction of what stands beside it.
 */
final class Insertion {
    /** As many characters as a message argument may have. */
    static final int MAX_ARGUMENT = 512;

    /** Values within a phrase of several. */
    static final int MAX_VALUE = 80;

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int SPACE = 0x20;
    private static final int DELETE = 0x7F;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Insertion() {}

    /** The value with at most so many characters, and an ellipsis where it had more. */
    static String safe(String value, int most) {
        if (value.length() <= most && isPlain(value)) {
            return value;
        }
        StringBuilder shown = new StringBuilder(Math.min(value.length(), most) + 8);
        boolean rightToLeft = false;
        int count = 0;
        int at = 0;
        while (at < value.length() && count < most) {
            int point = value.codePointAt(at);
            rightToLeft |= isRightToLeft(point);
            append(shown, point);
            at += Character.charCount(point);
            count++;
        }
        if (at < value.length()) {
            shown.append('…');
        }
        if (rightToLeft) {
            shown.insert(0, FIRST_STRONG_ISOLATE).append(POP_ISOLATE);
        }
        return shown.toString();
    }

    /** Whether every character is one that needs no thought: printable ASCII or a Han character. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean plain = (c >= SPACE && c < DELETE) || (c >= 0x4E00 && c <= 0x9FFF);
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder shown, int point) {
        if (point < SPACE) {
            shown.appendCodePoint(CONTROL_PICTURES + point);
        } else if (point == DELETE) {
            shown.appendCodePoint(PICTURE_OF_DELETE);
        } else if (isHidden(point)) {
            shown.append('⟨').append(String.format("U+%04X", point)).append('⟩');
        } else {
            shown.appendCodePoint(point);
        }
    }

    /** Characters without a form of their own. The joiners stay, as words and emoji need them. */
    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            case Character.FORMAT -> point != ZERO_WIDTH_NON_JOINER && point != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }

    private static boolean isRightToLeft(int point) {
        return switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER ->
                    true;
            default -> false;
        };
    }
}
