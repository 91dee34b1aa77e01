package io.worklog.spi;

import io.worklog.log.LogId;

/** A log was ended in its store; nothing was added. */
public final class LogEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient LogId log;
    private final String note;

    /** A log and the note it was ended with. */
    public LogEndedException(LogId log, String note) {
        super("log " + log + " was ended: " + note);
        this.log = log;
        this.note = note;
    }

    /** Which log. */
    public LogId log() {
        return log;
    }

    /** Where it goes on. */
    public String note() {
        return note;
    }
}
