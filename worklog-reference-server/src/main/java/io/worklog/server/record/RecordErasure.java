package io.worklog.server.record;

import java.util.Set;

/**
 * Takes personal values out of the domain's copy of records, when their erasure was decided; the
 * commitments in the log stay. Whoever calls it records the erasure. Thread-safe.
 */
public interface RecordErasure {
    /**
     * Replaces a person's name as author, participant and commenter in all records of a project.
     *
     * @return how many rows were changed
     */
    int eraseName(String project, String person);

    /**
     * Erases fields of every version of a record: {@code title}, {@code content}, {@code
     * participants}, {@code fields}, {@code comments}. The check of the record tells them erased.
     *
     * @return how many rows were changed
     */
    int eraseFields(String project, String record, Set<String> fields);

    /** Records of a project that a person wrote or took part in. */
    Set<String> recordsOf(String project, String person);
}
