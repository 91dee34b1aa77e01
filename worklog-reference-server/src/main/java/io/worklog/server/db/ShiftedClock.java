package io.worklog.server.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The machine's clock, moved by what a file says at this moment. It shows on a server for development
 * what otherwise takes months: how storage grows, and what retention lets go. Whoever changes the
 * file MUST replace it as a whole, and move time forwards only. Thread-safe.
 */
final class ShiftedClock implements InstantSource {
    private final InstantSource machine;
    private final Path file;

    /**
     * A clock.
     *
     * @param file has an ISO-8601 duration, such as {@code -P400D} or {@code PT2H}
     */
    ShiftedClock(InstantSource machine, Path file) {
        this.machine = machine;
        this.file = file;
    }

    /**
     * @throws ClockFileException if the file says nothing that can be understood
     */
    @Override
    public Instant instant() {
        try {
            return machine.instant().plus(Duration.parse(Files.readString(file).strip()));
        } catch (IOException | DateTimeException e) {
            throw new ClockFileException(file, e);
        }
    }
}
