package io.worklog.server.mapping;

/** A mapping cannot be used: the message names the place in it and what to write there. */
public final class MappingFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MappingFileException(String message) {
        super(message);
    }

    MappingFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
