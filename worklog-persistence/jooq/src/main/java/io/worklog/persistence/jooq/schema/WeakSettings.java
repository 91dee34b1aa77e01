package io.worklog.persistence.jooq.schema;

/** What is done where the server's settings do not keep what is promised. */
public enum WeakSettings {
    /** Starting fails and names every such setting. */
    REFUSE,
    /** It works, and says that it is degraded. */
    DEGRADE
}
