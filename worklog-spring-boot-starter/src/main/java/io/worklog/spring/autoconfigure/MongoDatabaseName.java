package io.worklog.spring.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * The database that the application's connection to MongoDB names.
 *
 * @param value absent where it names none
 */
record MongoDatabaseName(@Nullable String value) {
    private static final String OTHERWISE = "worklog";

    String orElse(@Nullable String chosen) {
        if (chosen != null) {
            return chosen;
        }
        return value == null ? OTHERWISE : value;
    }
}
