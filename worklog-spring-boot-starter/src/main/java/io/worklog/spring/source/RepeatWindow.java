package io.worklog.spring.source;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Tells what is new from what was recorded a short while ago. It remembers a bounded number of
 * things and forgets the oldest first: at worst something is recorded once more, never once less.
 * Thread-safe.
 */
public final class RepeatWindow {
    private final int most;
    private final LongSupplier nanos;
    private final Map<Object, Seen> seen = new LinkedHashMap<>();

    /**
     * Remembers so many things.
     *
     * @param most at least 1
     * @param nanos a clock that never goes back, in nanoseconds
     */
    public RepeatWindow(int most, LongSupplier nanos) {
        if (most < 1) {
            throw new IllegalArgumentException("remember at least one thing, not " + most);
        }
        this.most = most;
        this.nanos = Objects.requireNonNull(nanos, "nanos");
    }

    /**
     * Asks whether something is to be recorded.
     *
     * @param key what makes it the same; a value
     * @param window how long after a recording the same is left out
     * @return nothing where it is a repeat, else how many repeats were left out before it
     */
    public synchronized OptionalLong admit(Object key, Duration window) {
        long now = nanos.getAsLong();
        Seen before = seen.get(key);
        if (before != null && now - before.at < window.toNanos()) {
            before.repeats++;
            return OptionalLong.empty();
        }
        seen.remove(key);
        seen.put(key, new Seen(now));
        if (seen.size() > most) {
            seen.remove(seen.keySet().iterator().next());
        }
        return OptionalLong.of(before == null ? 0 : before.repeats);
    }

    /** Takes back an admission: what was admitted could not be recorded. */
    public synchronized void forget(Object key) {
        seen.remove(key);
    }

    /** When something was recorded, and how often it was left out since. */
    private static final class Seen {
        private final long at;
        private long repeats;

        Seen(long at) {
            this.at = at;
        }
    }
}
