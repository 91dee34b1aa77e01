package io.worklog.codec;

import io.worklog.event.ChangeValue;

/**
 * A value to commit to.
 *
 * @param path its JSON pointer in the sealed form
 * @param value a plain text is a value of kind {@code STRING}
 */
record PersonalField(String path, ChangeValue value) implements Comparable<PersonalField> {
    @Override
    public int compareTo(PersonalField other) {
        return path.compareTo(other.path);
    }
}
