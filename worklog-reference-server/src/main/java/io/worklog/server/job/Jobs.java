package io.worklog.server.job;

import io.worklog.server.access.Caller;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for jobs and looks after them. Thread-safe. */
public interface Jobs {
    /**
     * Asks for a job; within a transaction it exists if and only if that commits.
     *
     * @param project where it is about one project
     * @param parameters what to do, JSON
     */
    Job submit(Caller owner, String kind, @Nullable String project, String parameters);

    /** A job of a tenant. */
    Optional<Job> find(String tenant, String id);

    /** Stops a job that has not ended. */
    void cancel(String tenant, String id);

    /**
     * Has a job done again and again by whichever node gets to it, as the system.
     *
     * @param kind its worker
     * @param every how long from the end of one run to the begin of the next
     */
    void repeat(String kind, Duration every);
}
