package io.worklog.spi;

import java.util.Objects;

/**
 * What became of one entry that a relay tried to move.
 *
 * @param fate what to do with the row
 * @param reason why, with ids and without content; empty where there is nothing to say
 */
public record Moved(Fate fate, String reason) {
    /** What to do with the row. */
    public enum Fate {
        /** It is in the log, durably: the row goes. */
        IN_LOG,
        /** The log will never take it: the row stays, set aside, for an operator to decide. */
        REFUSED,
        /** Not now: the row stays where it is. */
        LATER
    }

    public Moved {
        Objects.requireNonNull(fate, "fate");
        Objects.requireNonNull(reason, "reason");
    }

    /** It is in the log. */
    public static Moved inLog() {
        return new Moved(Fate.IN_LOG, "");
    }

    /** The log will never take it. */
    public static Moved refused(String reason) {
        return new Moved(Fate.REFUSED, reason);
    }

    /** Not now. */
    public static Moved later() {
        return new Moved(Fate.LATER, "");
    }
}
