package io.worklog.server.db;

import java.nio.file.Path;

/** The file that moves the clock of a development server is not there, or says no duration. */
public final class ClockFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClockFileException(Path file, Exception cause) {
        super(
                "the clock file "
                        + file
                        + " cannot be read ("
                        + cause.getMessage()
                        + "): write an ISO-8601 duration into it, such as -P400D or PT2H, or leave out"
                        + " worklog.server.clock-file",
                cause);
    }
}
