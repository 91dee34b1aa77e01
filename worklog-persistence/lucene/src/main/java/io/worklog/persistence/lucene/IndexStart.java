package io.worklog.persistence.lucene;

/** What an index found when it was opened. */
public enum IndexStart {
    /** An index, whole. */
    EXISTING,
    /** An empty folder or none: everything is to be fed. */
    EMPTY,
    /** A damaged index, which was emptied: everything is to be fed again. */
    EMPTIED
}
