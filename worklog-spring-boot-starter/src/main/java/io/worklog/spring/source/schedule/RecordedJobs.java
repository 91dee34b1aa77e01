package io.worklog.spring.source.schedule;

import io.worklog.Action;

/**
 * Runs jobs so that they are on record: whatever is recorded within a run has the job as its actor
 * and the run as its correlation id, and the run itself is one event. Scheduled methods run so by
 * themselves; a host calls it for jobs it starts otherwise. Thread-safe.
 */
public interface RecordedJobs {
    /**
     * Runs a job.
     *
     * @param job its name, such as {@code nightly-import}
     * @param work what it does; what it throws is thrown on and recorded as a failure
     * @return what the work gave
     */
    <R, X extends Exception> R call(String job, Action<R, X> work) throws X;
}
