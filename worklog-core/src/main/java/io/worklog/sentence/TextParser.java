package io.worklog.sentence;

import io.worklog.sentence.Part.Argument;
import io.worklog.sentence.Part.Format;
import io.worklog.sentence.Part.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes one text apart. Used once. */
final class TextParser {
    private static final int PLURAL_PIECES = 4;

    private final String text;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    TextParser(String text) {
        this.text = text;
    }

    ParsedText parse() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isDoubled(at, c)) {
                literal.append(c);
                at += 2;
            } else if (c == '{') {
                at = argument(at);
            } else {
                literal.append(c);
                at++;
            }
        }
        endLiteral();
        return new ParsedText(parts, faults);
    }

    private boolean isDoubled(int at, char c) {
        return (c == '{' || c == '}') && at + 1 < text.length() && text.charAt(at + 1) == c;
    }

    /** Reads from a brace on, and gives the place behind what it read. */
    private int argument(int open) {
        int close = text.indexOf('}', open);
        int inner = text.indexOf('{', open + 1);
        if (close < 0 || (inner >= 0 && inner < close)) {
            faults.add("a { at " + open + " is not closed: write {{ for the brace itself");
            literal.append('{');
            return open + 1;
        }
        Argument argument = read(text.substring(open + 1, close));
        if (argument == null) {
            literal.append(text, open, close + 1);
        } else {
            endLiteral();
            parts.add(argument);
        }
        return close + 1;
    }

    private @Nullable Argument read(String inside) {
        String[] pieces = inside.split(",", -1);
        String name = pieces[0].strip();
        if (name.isEmpty()) {
            faults.add("{" + inside + "} names no argument");
            return null;
        }
        if (pieces.length == 1) {
            return new Argument(name, Format.PLAIN, List.of());
        }
        String word = pieces[1].strip().toLowerCase(Locale.ROOT);
        if (word.equals("plural") && pieces.length == PLURAL_PIECES) {
            List<String> words = List.of(pieces[2].strip(), pieces[3].strip());
            return new Argument(name, Format.PLURAL, words);
        }
        for (Format format : List.of(Format.NUMBER, Format.DATE, Format.TIME, Format.DATETIME)) {
            if (pieces.length == 2 && word.equals(format.name().toLowerCase(Locale.ROOT))) {
                return new Argument(name, format, List.of());
            }
        }
        faults.add(
                "{"
                        + inside
                        + "} has no format number, date, time, datetime or plural,<one>,<other>");
        return null;
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
