package io.worklog.server.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows which legal holds forbid that something is removed. Thread-safe. */
public interface HoldDirectory {
    /**
     * Names of the cases that hold a thing; empty where it may go.
     *
     * @param project where it is, or null for what belongs to no project
     * @param person who made it or whom it is about, or null where that is not known
     * @param at when it came about
     */
    List<String> holding(
            String tenant, @Nullable String project, @Nullable String person, Instant at);
}
