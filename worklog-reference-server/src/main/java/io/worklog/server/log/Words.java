package io.worklog.server.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The constants of an enum by the lower-case words that JSON has for them. Immutable. */
final class Words<E extends Enum<E>> {
    private final Map<String, E> constants;
    private final String known;

    Words(E[] values) {
        constants =
                Arrays.stream(values)
                        .collect(Collectors.toUnmodifiableMap(Words::of, Function.identity()));
        known = Arrays.stream(values).map(Words::of).collect(Collectors.joining(", "));
    }

    /** The word of a constant. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Nullable E find(String word) {
        return constants.get(word);
    }

    /** All words, for people. */
    String known() {
        return known;
    }
}
