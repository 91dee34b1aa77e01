package io.worklog.event;

/** The general kind of an action, common to every event type. */
public enum Verb {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    EXPORT,
    LOGIN,
    APPROVE,
    EXECUTE,
    OTHER
}
