package io.worklog.query;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text, as full-text search sees them. Every index of events MUST take its words
 * from here, so that all of them find the same events.
 *
 * <p>A text is brought to Unicode NFKC (a full-width letter equals its plain one) and to lower case.
 * A run of letters, digits and marks is one word; a word of more than {@value #MAX_WORD} characters
 * is cut into pieces of that length. A run of Chinese, Japanese or Korean characters is not one word
 * but its pairs of neighbours: {@code 退款单} gives {@code 退款} and {@code 款单}. A stored text gives
 * its single characters beside the pairs, so that one character can be asked for.
 */
public final class TextTokens {
    /** Longest word, in characters; the pieces of a longer one are words of their own. */
    public static final int MAX_WORD = 128;

    /** The Japanese sign that lengthens a vowel: it belongs to a word, yet to no script. */
    private static final int LONG_VOWEL = 0x30FC;

    private TextTokens() {}

    /** The words a stored text is found by, each once. */
    public static Set<String> ofText(String text) {
        return scan(text, true);
    }

    /** The words that must all occur in what is asked for; empty where the text has none. */
    public static Set<String> ofQuery(String text) {
        return scan(text, false);
    }

    private static Set<String> scan(String text, boolean singles) {
        String folded = folded(text);
        Set<String> tokens = new LinkedHashSet<>();
        int at = 0;
        while (at < folded.length()) {
            int codePoint = folded.codePointAt(at);
            if (!isWordPart(codePoint)) {
                at += Character.charCount(codePoint);
                continue;
            }
            boolean dense = isDense(codePoint);
            int end = endOfRun(folded, at, dense);
            String run = folded.substring(at, end);
            if (dense) {
                addPairs(run, singles, tokens);
            } else {
                addPieces(run, tokens);
            }
            at = end;
        }
        return tokens;
    }

    private static int endOfRun(String text, int start, boolean dense) {
        int at = start;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            boolean same = isMark(codePoint) || isDense(codePoint) == dense;
            if (!isWordPart(codePoint) || !same) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private static void addPairs(String run, boolean singles, Set<String> tokens) {
        int[] codePoints = run.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            if (singles || codePoints.length == 1) {
                tokens.add(new String(codePoints, i, 1));
            }
            if (i + 1 < codePoints.length) {
                tokens.add(new String(codePoints, i, 2));
            }
        }
    }

    private static void addPieces(String run, Set<String> tokens) {
        int at = 0;
        while (run.length() - at > MAX_WORD) {
            boolean splitsPair = Character.isHighSurrogate(run.charAt(at + MAX_WORD - 1));
            int end = at + MAX_WORD - (splitsPair ? 1 : 0);
            tokens.add(run.substring(at, end));
            at = end;
        }
        tokens.add(run.substring(at));
    }

    /** NFKC may yield what has a lower case only then, and the other way round: hence both. */
    private static String folded(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return Normalizer.normalize(
                lower(Normalizer.normalize(text, Normalizer.Form.NFKC)), Normalizer.Form.NFKC);
    }

    /** Through upper case, so that ß equals ss; then by character, wherever it stands. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .forEach(lower::appendCodePoint);
        return lower.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isWordPart(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || isMark(codePoint)
                || Character.getType(codePoint) == Character.LETTER_NUMBER;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }

    /** Whether the script is written without spaces between words. */
    private static boolean isDense(int codePoint) {
        if (codePoint < 0x1100) {
            return false;
        }
        if (codePoint == LONG_VOWEL) {
            return true;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> false;
        };
    }
}
