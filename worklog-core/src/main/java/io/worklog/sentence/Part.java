package io.worklog.sentence;

import java.util.List;

/** A piece of a text. */
sealed interface Part {
    /** Stands as it is. */
    record Literal(String text) implements Part {}

    /**
     * Stands for a value.
     *
     * @param name of the argument
     * @param format how the value is written
     * @param words of a plural: for one, and for any other number
     */
    record Argument(String name, Format format, List<String> words) implements Part {}

    /** How a value is written. */
    enum Format {
        PLAIN,
        NUMBER,
        DATE,
        TIME,
        DATETIME,
        PLURAL
    }
}
