package io.worklog.event;

/** What may become of a field's value. */
public enum FieldClass {
    /** Sealed as it is. */
    PUBLIC,
    /** Sealed as a commitment; the value is kept beside the entry and can be erased. */
    PERSONAL,
    /** Masked before any byte exists; never stored anywhere. */
    SECRET
}
