package io.worklog.server.job;

import io.worklog.server.access.Caller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for jobs and looks after them. Thread-safe. */
public interface Jobs {
    /**
     * Asks for a job; within a transaction it exists if and only if that commits.
     *
     * @param kind its worker
     * @param project where it is about one project
     * @param parameters what to do, JSON
     * @throws io.worklog.server.api.Problem {@code too-many-jobs} where the owner has too many that
     *     have not ended
     */
    Job submit(Caller owner, String kind, @Nullable String project, String parameters);

    /** A job of a tenant. */
    Optional<Job> find(String tenant, String id);

    /** Jobs of a tenant, newest first. */
    List<Job> list(JobFilter filter);

    /** Stops a job that has not ended; does nothing to one that has. */
    void cancel(String tenant, String id);

    /** The folder of a job's files, whether it is there or not. */
    Path folder(String id);

    /**
     * Has a job done again and again by whichever node gets to it, as the system, with an empty
     * JSON object as parameters. Once per kind for all nodes; call it at every start.
     *
     * @param kind its worker
     * @param every how long from the end of one run to the begin of the next
     */
    void repeat(String kind, Duration every);
}
