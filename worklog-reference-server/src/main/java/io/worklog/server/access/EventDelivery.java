package io.worklog.server.access;

/** When whoever sends an event to a project gets the answer. */
public enum EventDelivery {
    /** When the event is on disk, with its receipt. */
    DURABLE,
    /**
     * When a bounded queue in memory has it. A full queue refuses; a process that dies loses what is
     * in it, and a store that fails what it should have written, which is counted and reported.
     */
    BACKGROUND
}
