package io.worklog.spring.logged;

/** A call was not begun, since its event could not have told the state before. */
final class NotBegunException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NotBegunException(String method, Throwable cause) {
        super(
                method
                        + " was not called: the state before could not be read, and its event must"
                        + " not be without it",
                cause);
    }
}
