package io.worklog.server.mapping;

/** A line cannot become an event; the message is the reason for the reject file. */
public final class UnmappableLineException extends Exception {
    private static final long serialVersionUID = 1L;

    UnmappableLineException(String reason) {
        super(reason);
    }
}
