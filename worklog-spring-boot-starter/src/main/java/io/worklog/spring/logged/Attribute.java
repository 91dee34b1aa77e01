package io.worklog.spring.logged;

import org.jspecify.annotations.Nullable;

/**
 * One expression of an annotation.
 *
 * @param name of the attribute, for notes
 * @param expr what evaluates it
 * @param late whether it needs the method's result
 */
record Attribute(String name, Expr expr, boolean late) {
    /** Its value, or null with a note where it cannot be had. */
    @Nullable Object value(Scope scope, Notes notes) {
        try {
            return expr.value(scope);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            notes.unread(name, e);
            return null;
        }
    }
}
