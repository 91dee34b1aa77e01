package io.worklog.server.ops;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a look at one part found.
 *
 * @param part the part: {@code database}, {@code log}, {@code disk}, {@code schema}
 * @param readable whether requests that only read can be answered
 * @param writable whether requests that record can be answered
 * @param problem what is wrong, without content of records; null where nothing is
 * @param weaknesses what is not as it should be although everything works
 */
record Finding(
        String part,
        boolean readable,
        boolean writable,
        @Nullable String problem,
        List<String> weaknesses) {
    Finding {
        Objects.requireNonNull(part, "part");
        weaknesses = List.copyOf(weaknesses);
    }

    static Finding fine(String part) {
        return new Finding(part, true, true, null, List.of());
    }

    static Finding readOnly(String part, String problem) {
        return new Finding(part, true, false, problem, List.of());
    }

    static Finding broken(String part, String problem) {
        return new Finding(part, false, false, problem, List.of());
    }
}
