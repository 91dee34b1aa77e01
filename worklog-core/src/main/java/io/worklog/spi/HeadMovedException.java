package io.worklog.spi;

import io.worklog.log.LogId;

/** Another writer appended or claimed first: nothing was added; read the head and try again. */
public final class HeadMovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient LogHead actual;

    /** Says where the log stands instead. */
    public HeadMovedException(LogId log, LogHead actual) {
        super("log " + log + " stands at size " + actual.size() + ", epoch " + actual.epoch());
        this.actual = actual;
    }

    /** Where the log stands. */
    public LogHead actual() {
        return actual;
    }
}
