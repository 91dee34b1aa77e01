package io.worklog.context;

import org.jspecify.annotations.Nullable;

/**
 * A piece of work with a result, that throws what its caller declares.
 *
 * @param <T> its result
 * @param <X> what it may throw
 */
@FunctionalInterface
public interface ContextTask<T extends @Nullable Object, X extends Throwable> {
    /** Does the work. */
    T call() throws X;
}
