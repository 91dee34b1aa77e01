package io.worklog.sentence;

import io.worklog.sentence.Part.Argument;
import java.util.List;
import java.util.TreeSet;

/**
 * A text, taken apart.
 *
 * @param parts in their order
 * @param faults what is wrong with the text; what is, stands in it as it was written
 */
record ParsedText(List<Part> parts, List<String> faults) {
    ParsedText {
        parts = List.copyOf(parts);
        faults = List.copyOf(faults);
    }

    static ParsedText of(String text) {
        return new TextParser(text).parse();
    }

    /** The names of its arguments, sorted. */
    TreeSet<String> arguments() {
        TreeSet<String> names = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Argument argument) {
                names.add(argument.name());
            }
        }
        return names;
    }
}
