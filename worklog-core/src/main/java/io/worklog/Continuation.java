package io.worklog;

import io.worklog.log.LogId;
import java.util.Objects;

/**
 * A log that goes on as a new one.
 *
 * @param lost what was lost of the old one, which is ended
 * @param next the log that goes on
 */
public record Continuation(LostTail lost, LogId next) {
    public Continuation {
        Objects.requireNonNull(lost, "lost");
        Objects.requireNonNull(next, "next");
    }
}
