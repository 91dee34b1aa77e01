package io.worklog.sequence;

import org.jspecify.annotations.Nullable;

/**
 * What became of a submission: exactly one of the two is there.
 *
 * @param place where it is, durably
 * @param failure why it is not in the log as far as is known
 */
public record Outcome(@Nullable Placed place, @Nullable RuntimeException failure) {
    public Outcome {
        if ((place == null) == (failure == null)) {
            throw new IllegalArgumentException("either placed or failed");
        }
    }
}
