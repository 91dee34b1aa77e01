package io.worklog.routing;

import io.worklog.log.LogId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * In which shard a log is, and what is under way with it.
 *
 * @param log which log
 * @param shard where it is read and written
 * @param phase what is under way
 * @param other the shard it goes to, or the one it came from; absent while nothing is under way
 * @param version grows by one with every change
 */
public record Placement(
        LogId log, String shard, Phase phase, @Nullable String other, long version) {
    /** Steps of a move. */
    public enum Phase {
        /** The log stays where it is. */
        SETTLED,
        /** It is being copied and written meanwhile; the move can still be given up. */
        COPYING,
        /** It takes no entries until the rest is copied; the move can only be finished. */
        SWITCHING,
        /** It is in its new shard; what was erased in the old one at the last moment follows. */
        CLEARING
    }

    public Placement {
        Objects.requireNonNull(log, "log");
        Shards.requireName(shard);
        Objects.requireNonNull(phase, "phase");
        if ((other == null) != (phase == Phase.SETTLED) || shard.equals(other) || version < 1) {
            throw new IllegalArgumentException(
                    "log " + log + ": no placement is " + phase + " " + shard + " " + other);
        }
    }

    static Placement first(LogId log, String shard) {
        return new Placement(log, shard, Phase.SETTLED, null, 1);
    }

    Placement copyingTo(String target) {
        return new Placement(log, shard, Phase.COPYING, target, version + 1);
    }

    Placement switching() {
        return new Placement(log, shard, Phase.SWITCHING, other, version + 1);
    }

    Placement switched() {
        return new Placement(log, target(), Phase.CLEARING, shard, version + 1);
    }

    Placement settled() {
        return new Placement(log, shard, Phase.SETTLED, null, version + 1);
    }

    /** The shard it goes to or came from. */
    String target() {
        return Objects.requireNonNull(other, "nothing is under way");
    }

    /** One line: log, shard, phase, other or a hyphen, version. */
    String line() {
        String second = other == null ? "-" : other;
        return log + " " + shard + " " + phase + " " + second + " " + version;
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Placement parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("no placement: " + line);
        }
        return new Placement(
                LogId.of(parts[0]),
                parts[1],
                Phase.valueOf(parts[2]),
                parts[3].equals("-") ? null : parts[3],
                Long.parseLong(parts[4]));
    }
}
