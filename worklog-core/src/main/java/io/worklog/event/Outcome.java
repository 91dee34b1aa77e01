package io.worklog.event;

/** How the action ended. A refusal by access control is {@link #DENIED}, never a failure. */
public enum Outcome {
    SUCCESS,
    FAILURE,
    DENIED,
    UNKNOWN
}
