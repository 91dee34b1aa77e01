package io.worklog.spring.importer;

/** A source could not be read. What was imported by then stays; running again goes on. */
public final class LegacySourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LegacySourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
