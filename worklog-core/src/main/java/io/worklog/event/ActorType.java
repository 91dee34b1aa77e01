package io.worklog.event;

/** What kind of party acted. */
public enum ActorType {
    USER,
    SERVICE,
    SYSTEM,
    AGENT,
    API_KEY,
    ANONYMOUS
}
