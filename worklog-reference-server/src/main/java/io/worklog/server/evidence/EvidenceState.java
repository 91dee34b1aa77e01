package io.worklog.server.evidence;

/** Whether a file can be read. */
public enum EvidenceState {
    /** Not yet found clean; nobody reads it. */
    QUARANTINED,
    /** Can be read. */
    AVAILABLE,
    /** A virus was found in it; nobody reads it. */
    INFECTED,
    /** Its bytes and its name are gone; digest, size and custody stay. */
    ERASED
}
