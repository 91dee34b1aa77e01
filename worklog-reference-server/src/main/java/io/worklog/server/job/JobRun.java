package io.worklog.server.job;

import java.nio.file.Path;
import java.util.Optional;

/** One run of a job: what its worker sees and says. Used by one thread. */
public interface JobRun {
    /** The job as it was when this run began. */
    Job job();

    /**
     * Says how far it is; written to the database at most once a second.
     *
     * @throws JobCancelledException if somebody cancelled the job, or this node has lost it
     */
    void progress(long done, long total, String unit);

    /** Where a run before this one got to, as {@link #checkpoint(String)} said. */
    Optional<String> checkpoint();

    /** Remembers, durably, where a next run can go on. */
    void checkpoint(String state);

    /** Folder for the job's files, on storage that all nodes share where there are several. */
    Path folder();
}
