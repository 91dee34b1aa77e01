package io.worklog.server.job;

/**
 * The job fails for good: doing it again would not help. Its owner reads the message, so it MUST
 * NOT hold content of records.
 */
public final class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why, to its owner. */
    public JobFailedException(String why) {
        super(why);
    }

    /** Says why, to its owner, and what led to it, to the operator. */
    public JobFailedException(String why, Throwable cause) {
        super(why, cause);
    }
}
