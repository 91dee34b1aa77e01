package io.worklog.transfer;

import io.worklog.codec.PrivateSide;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Private sides of one entry in two stores. */
final class Sides {
    private Sides() {}

    /** What both still have: whatever one has erased is not to come back from the other. */
    static byte @Nullable [] common(byte @Nullable [] one, byte @Nullable [] other) {
        if (one == null || other == null) {
            return null;
        }
        if (Arrays.equals(one, other)) {
            return other;
        }
        return PrivateSide.parse(other).disclose(PrivateSide.parse(one).paths()).bytes();
    }
}
