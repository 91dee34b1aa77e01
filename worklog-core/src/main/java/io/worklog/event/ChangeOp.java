package io.worklog.event;

/** What happened to the value at a path. */
public enum ChangeOp {
    ADD,
    SET,
    REMOVE,
    /** The element kept its content and took another place in its list. */
    MOVE
}
