package io.worklog.server.job;

/**
 * Does one kind of job. A bean for each kind; thread-safe. While a job runs, the thread carries its
 * owner as the actor, and its tenant, so that events recorded meanwhile name them.
 */
public interface JobWorker {
    /** The kind: {@code export}, {@code verify}; at most 64 characters. */
    String kind();

    /**
     * Does a job, or goes on with one that a node left in the middle: it runs to its end at least
     * once, and the worker makes sure that its effect happens once, by {@link
     * JobRun#checkpoint(String)} or by {@link #ended}.
     *
     * @return the result, JSON
     * @throws JobFailedException if it fails for good
     * @throws Exception if it may work later: it is tried again, after ever longer waits, until
     *     there were too many attempts without a checkpoint
     */
    String run(JobRun run) throws Exception;

    /**
     * Hears that a job is done, failed or cancelled, in the transaction that says so: what is
     * written to the database or recorded as a transactional event here happens once for each job.
     * Throwing rolls the end back, and the job is run again.
     */
    default void ended(Job job) {}
}
