package io.worklog.server.job;

import java.nio.file.Path;
import java.util.Optional;

/** One run of a job: what its worker sees and says. Used by one thread. */
public interface JobRun {
    /** The job as it was when this run began. */
    Job job();

    /**
     * Says how far it is; written to the database at most once a second. Cheap enough to be called
     * for every row.
     *
     * @throws JobCancelledException if somebody cancelled the job, or this node has lost it
     */
    void progress(long done, long total, String unit);

    /** Where a run before this one got to, as {@link #checkpoint(String)} said. */
    Optional<String> checkpoint();

    /**
     * Remembers, durably, where a next run can go on. Within a transaction of {@link
     * io.worklog.server.db.Database#inTransaction} it belongs to it: what is changed there happens
     * once, even where a node that lost the job still runs it, for then this throws and the
     * transaction rolls back.
     *
     * @throws JobCancelledException if somebody cancelled the job, or this node has lost it
     */
    void checkpoint(String state);

    /**
     * Folder for the job's files, on storage that all nodes share where there are several. It is
     * there when this returns, and is removed with the job.
     */
    Path folder();
}
