package io.worklog.server.mapping;

import org.jspecify.annotations.Nullable;

/** Says how one text is read out of a line. Thread-safe. */
interface Expression {
    /** The text, or nothing where the line does not have it. */
    @Nullable String read(Scope scope);
}
