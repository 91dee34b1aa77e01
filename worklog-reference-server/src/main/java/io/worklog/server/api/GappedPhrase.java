package io.worklog.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phrase with gaps for what differs from one occurrence to the next, {@code {1}} the first.
 *
 * @param pieces the English text before, between and after its gaps, which are in that order
 * @param told the other language, with the same gaps in any order
 */
record GappedPhrase(List<String> pieces, String told) {
    private static final Pattern GAP = Pattern.compile("\\{\\d}");

    GappedPhrase {
        pieces = List.copyOf(pieces);
    }

    static GappedPhrase of(String english, String told) {
        return new GappedPhrase(List.of(GAP.split(english, -1)), told);
    }

    static boolean hasGap(String text) {
        return GAP.matcher(text).find();
    }

    /** How much of the text is its own: of two that match, the one that says more is meant. */
    int certainty() {
        return pieces.stream().mapToInt(String::length).sum();
    }

    /** What stands in the gaps; null where the text is another phrase. Linear in the text. */
    @Nullable List<String> match(String text) {
        String first = pieces.getFirst();
        String last = pieces.getLast();
        int end = text.length() - last.length();
        if (end < first.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return null;
        }
        List<String> values = new ArrayList<>(pieces.size() - 1);
        int from = first.length();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int at = text.indexOf(piece, from);
            if (at < 0 || at + piece.length() > end) {
                return null;
            }
            values.add(text.substring(from, at));
            from = at + piece.length();
        }
        values.add(text.substring(from, end));
        return values;
    }

    /** The other language with these values. What looks like a gap in a value is none. */
    String fill(List<String> values) {
        return GAP.matcher(told)
                .replaceAll(gap -> {
                    int number = gap.group().charAt(1) - '1';
                    return Matcher.quoteReplacement(values.get(number));
                });
    }
}
