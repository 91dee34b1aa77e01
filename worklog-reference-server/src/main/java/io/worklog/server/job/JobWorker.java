package io.worklog.server.job;

/** Does one kind of job. A bean for each kind; thread-safe. */
public interface JobWorker {
    /** The kind: {@code export}, {@code verify}. */
    String kind();

    /**
     * Does a job, or goes on with one that a node left in the middle: it runs to its end at least
     * once, and the worker makes sure that its effect happens once.
     *
     * @return the result, JSON
     * @throws Exception if it fails for good; the message MUST NOT hold content of records
     */
    String run(JobRun run) throws Exception;
}
