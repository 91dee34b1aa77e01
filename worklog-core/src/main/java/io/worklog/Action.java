package io.worklog;

/**
 * A piece of the host's work.
 *
 * @param <R> what it gives
 * @param <X> what it may throw; none where the compiler infers {@link RuntimeException}
 */
@FunctionalInterface
public interface Action<R, X extends Exception> {
    /** Does the work. */
    R run() throws X;
}
