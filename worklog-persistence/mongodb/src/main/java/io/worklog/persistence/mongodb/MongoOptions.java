package io.worklog.persistence.mongodb;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How the stores of this module work. All stores that share data MUST use the same prefix.
 *
 * @param prefix begins the name of every collection: {@code [a-z][a-z0-9_]*}, at most 32
 * @param writeTimeout how long a write waits for the majority; after that nobody knows what became
 *     of it, and it is reported so
 * @param patience how long an append waits for another writer that has begun and does not finish,
 *     before it takes that writer's unfinished entries away; safe at any value, since a writer that
 *     was only slow finds its head moved and tries again
 * @param refuseWeak whether a server whose settings can lose an acknowledged entry is refused at
 *     opening; else it is only reported by {@link io.worklog.spi.AssessedLogStore#assessment}
 * @param time when files were stored, and how old an unfinished one is
 */
public record MongoOptions(
        String prefix,
        Duration writeTimeout,
        Duration patience,
        boolean refuseWeak,
        InstantSource time) {
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    public MongoOptions {
        Objects.requireNonNull(time, "time");
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "prefix \"" + prefix + "\": use a-z, then a-z, 0-9 and '_', at most 32");
        }
        if (writeTimeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "writeTimeout " + writeTimeout + ": use 1 ms or more");
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience " + patience + " is negative");
        }
    }

    /** Collections {@code worklog_…}, 10 s for a write, 500 ms of patience, weakness reported. */
    public static MongoOptions defaults() {
        return new MongoOptions(
                "worklog_",
                Duration.ofSeconds(10),
                Duration.ofMillis(500),
                false,
                InstantSource.system());
    }

    /** The same with other collections. */
    public MongoOptions withPrefix(String value) {
        return new MongoOptions(value, writeTimeout, patience, refuseWeak, time);
    }

    /** The same with another limit for a write. */
    public MongoOptions withWriteTimeout(Duration value) {
        return new MongoOptions(prefix, value, patience, refuseWeak, time);
    }

    /** The same with another patience. */
    public MongoOptions withPatience(Duration value) {
        return new MongoOptions(prefix, writeTimeout, value, refuseWeak, time);
    }

    /** The same; a weak server is refused, or only reported. */
    public MongoOptions withRefuseWeak(boolean value) {
        return new MongoOptions(prefix, writeTimeout, patience, value, time);
    }

    /** The same with another clock. */
    public MongoOptions withTime(InstantSource value) {
        return new MongoOptions(prefix, writeTimeout, patience, refuseWeak, value);
    }
}
