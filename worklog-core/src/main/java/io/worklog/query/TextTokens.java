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
 * <p>A text is brought to Unicode NFKC (a full-width letter equals its plain one) and to lower
 * case. A run of letters, digits and marks is one word; a word of more than {@value #MAX_WORD}
 * characters is cut into pieces of that length. A run of Chinese, Japanese or Korean characters is
 * not one word but its pairs of neighbours: {@code 退款单} gives {@code 退款} and {@code 款单}. A stored
 * text gives its single characters beside the pairs, so that one character can be asked for.
 */
public final class TextTokens {
    /** Longest word, in characters; the pieces of a longer one are words of their own. */
    public static final int MAX_WORD = 128;

    /** The Japanese sign that lengthens a vowel: it belongs to a word, yet to no script. */
    private static final int LONG_VOWEL = 0x30FC;

    private TextTokens() {}

    /** The words a stored text is found by, each once. */
    public static Set<String> ofText(String text) {
        Set<String> tokens = new LinkedHashSet<>();
        addText(text, tokens);
        return tokens;
    }

    /** The words that must all occur in what is asked for; empty where the text has none. */
    public static Set<String> ofQuery(String text) {
        Set<String> tokens = new LinkedHashSet<>();
        scan(folded(text), false, tokens);
        return tokens;
    }

    /** Adds the words a stored text is found by. */
    static void addText(String text, Set<String> tokens) {
        scan(folded(text), true, tokens);
    }

    private static void scan(String folded, boolean singles, Set<String> tokens) {
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
        int start = 0;
        int middle = run.offsetByCodePoints(0, 1);
        boolean alone = middle == run.length();
        while (start < run.length()) {
            if (singles || alone) {
                tokens.add(run.substring(start, middle));
            }
            int end = middle == run.length() ? middle : run.offsetByCodePoints(middle, 1);
            if (middle < end) {
                tokens.add(run.substring(start, end));
            }
            start = middle;
            middle = end;
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
        if (isPlain(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return Normalizer.normalize(
                lower(Normalizer.normalize(text, Normalizer.Form.NFKC)), Normalizer.Form.NFKC);
    }

    /** Whether all is ASCII or common Chinese, on which NFKC changes nothing. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && !isCommonHan(c)) {
                return false;
            }
        }
        return true;
    }

    /** The first block of Chinese characters, as Unicode 4.1 had filled it. */
    private static boolean isCommonHan(int c) {
        return c >= 0x4E00 && c <= 0x9FBB;
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

    private static boolean isWordPart(int codePoint) {
        return isCommonHan(codePoint)
                || Character.isLetterOrDigit(codePoint)
                || isMark(codePoint)
                || Character.getType(codePoint) == Character.LETTER_NUMBER;
    }

    private static boolean isMark(int codePoint) {
        if (codePoint < 0x300) {
            return false;
        }
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
        if (isCommonHan(codePoint) || codePoint == LONG_VOWEL) {
            return true;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> false;
        };
    }
}
