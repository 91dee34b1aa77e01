package io.worklog;

/** An event whose outcome, and where asked for whose changes, come from the work it is about. */
public interface Watched {
    /**
     * Does the work and records how it ended: SUCCESS when it returns, DENIED when it throws what
     * the host names a refusal, else FAILURE. Of an exception only the class is recorded.
     *
     * <p>An exception of the work is thrown on as it was; if recording fails too, that failure is
     * added to it as suppressed. If the work succeeds and recording fails, the type's failure
     * policy decides whether the caller hears of it.
     *
     * @return what the work gave
     */
    <R, X extends Exception> R call(Action<R, X> work) throws X;
}
