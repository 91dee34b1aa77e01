package io.worklog.server.privacy;

import io.worklog.server.api.Problem;
import org.jspecify.annotations.Nullable;

/** Texts that people give for what they do. */
final class Words {
    static final int MOST = 1_000;

    private Words() {}

    /** A text that says something. */
    static String required(String pointer, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > MOST) {
            throw Problem.invalid(pointer, "must have 1 to " + MOST + " characters");
        }
        return text.strip();
    }
}
