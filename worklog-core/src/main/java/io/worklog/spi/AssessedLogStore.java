package io.worklog.spi;

/** A store that knows what its server is and whether its settings keep what is promised. */
public interface AssessedLogStore extends LogStore {
    /** What was found when the store was opened. Does not ask the server again. */
    StoreAssessment assessment();
}
