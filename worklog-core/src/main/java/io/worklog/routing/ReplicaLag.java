package io.worklog.routing;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How far a replica of one log is behind: the primary's sizes with the times they were seen. Not
 * thread-safe.
 */
final class ReplicaLag {
    private static final int MOST_SEEN = 1_024;

    private final ReplicaSettings settings;
    private final Deque<Seen> primary = new ArrayDeque<>();

    ReplicaLag(ReplicaSettings settings) {
        this.settings = settings;
    }

    private record Seen(long size, Instant at) {}

    /** The primary has so many entries now. */
    void saw(long size, Instant now) {
        Seen last = primary.peekLast();
        if (last == null || size > last.size()) {
            primary.addLast(new Seen(size, now));
        }
        if (primary.size() > MOST_SEEN) {
            primary.removeFirst();
        }
    }

    /** Whether a replica of that size may be asked. */
    boolean allows(long replica, Instant now) {
        Seen newest = primary.peekLast();
        if (newest == null || newest.size() - replica > settings.mostEntries()) {
            return false;
        }
        while (!primary.isEmpty() && primary.getFirst().size() <= replica && primary.size() > 1) {
            primary.removeFirst();
        }
        Seen missing = primary.getFirst();
        return missing.size() <= replica || missing.at().plus(settings.mostTime()).isAfter(now);
    }
}
