package io.worklog.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lower-case names by which the constants of one enum are sealed. Immutable. */
final class EnumNames<E extends Enum<E>> {
    private final byte[][] names;
    private final Map<String, E> constants;

    EnumNames(E[] values) {
        names = Stream.of(values).map(v -> nameOf(v).getBytes(US_ASCII)).toArray(byte[][]::new);
        constants =
                Stream.of(values)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        EnumNames::nameOf, Function.identity()));
    }

    private static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    byte[] of(E constant) {
        return names[constant.ordinal()];
    }

    @Nullable E find(String name) {
        return constants.get(name);
    }
}
