package io.worklog.client;

/** A job of the server ended without a result: it failed, or somebody cancelled it. */
public final class JobEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String job;
    private final String state;

    /**
     * An end.
     *
     * @param problem why, as the server says it; empty where it says nothing
     */
    public JobEndedException(String job, String state, String problem) {
        super(
                "job "
                        + job
                        + " ended without a result: "
                        + state
                        + (problem.isEmpty() ? "" : " (" + problem + ")"));
        this.job = job;
        this.state = state;
    }

    /** Its identifier. */
    public String job() {
        return job;
    }

    /** {@code FAILED} or {@code CANCELLED}. */
    public String state() {
        return state;
    }
}
