package io.worklog.server.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The constants of an enum by the lower-case words that JSON has for them. Immutable. */
public final class Words<E extends Enum<E>> {
    private final Map<String, E> constants;
    private final String known;

    /** Of some or all constants. */
    public Words(E[] values) {
        constants =
                Arrays.stream(values)
                        .collect(Collectors.toUnmodifiableMap(Words::of, Function.identity()));
        known = Arrays.stream(values).map(Words::of).collect(Collectors.joining(", "));
    }

    /** The word of a constant. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The constant of a word; null where there is none. */
    public @Nullable E find(String word) {
        return constants.get(word);
    }

    /** All words, for people. */
    public String known() {
        return known;
    }
}
