package io.worklog.spring.logged;

import io.worklog.event.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param outcome success, denied or failure
 * @param detail what may be said about it
 * @param result what it gave, where it gave something
 */
record Ended(Outcome outcome, @Nullable String detail, @Nullable Object result) {
    static Ended returned(@Nullable Object result) {
        return new Ended(Outcome.SUCCESS, null, result);
    }

    boolean succeeded() {
        return outcome == Outcome.SUCCESS;
    }
}
