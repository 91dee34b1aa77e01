package io.worklog.server.job;

/**
 * The job is not to go on in this run: somebody cancelled it, another node has it now, or this node
 * is stopping. Its worker MUST let it pass.
 */
public final class JobCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the job. */
    public JobCancelledException(String job) {
        super("job " + job + " does not go on in this run");
    }
}
