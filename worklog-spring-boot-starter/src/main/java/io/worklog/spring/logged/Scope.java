package io.worklog.spring.logged;

import org.jspecify.annotations.Nullable;

/** What an expression may see of one call. Not thread-safe. */
final class Scope {
    private final @Nullable Object[] arguments;
    private final @Nullable Object result;
    private final @Nullable Object item;

    private Scope(@Nullable Object[] arguments, @Nullable Object result, @Nullable Object item) {
        this.arguments = arguments;
        this.result = result;
        this.item = item;
    }

    /** A call that has not run yet. */
    static Scope of(@Nullable Object[] arguments) {
        return new Scope(arguments, null, null);
    }

    Scope withResult(@Nullable Object value) {
        return new Scope(arguments, value, item);
    }

    Scope withItem(@Nullable Object value) {
        return new Scope(arguments, result, value);
    }

    @Nullable Object argument(int index) {
        return arguments[index];
    }

    @Nullable Object result() {
        return result;
    }

    @Nullable Object item() {
        return item;
    }
}
