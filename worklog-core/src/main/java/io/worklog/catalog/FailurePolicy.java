package io.worklog.catalog;

/** What becomes of the business call when its event cannot be recorded. */
public enum FailurePolicy {
    /** The call fails: what cannot be logged is not done. */
    BLOCK,
    /** The call goes on; the lost event is counted and raises an alarm. */
    CONTINUE
}
