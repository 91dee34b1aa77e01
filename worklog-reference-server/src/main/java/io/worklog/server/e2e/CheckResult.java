package io.worklog.server.e2e;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of one check.
 *
 * @param name its name, the same in every version
 * @param title what it is about, in English
 * @param titleZh what it is about, in Chinese
 * @param taken how long it took
 * @param fault why it failed; null where it passed
 */
public record CheckResult(
        String name, String title, String titleZh, Duration taken, @Nullable String fault) {
    public CheckResult {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(titleZh, "titleZh");
        Objects.requireNonNull(taken, "taken");
    }

    /** Whether the server did as it must. */
    public boolean passed() {
        return fault == null;
    }
}
