package io.worklog.server.e2e;

/** A server did not do as it must; the message says what it did. */
final class CheckFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckFailedException(String message) {
        super(message);
    }
}
