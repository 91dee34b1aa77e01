package io.worklog.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of a development server is where its file says, at every moment. */
class ShiftedClockTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir Path folder;

    @Test
    void timeIsWhereTheFileSays() throws Exception {
        Path file = folder.resolve("clock");
        var clock = new ShiftedClock(InstantSource.fixed(NOW), file);
        Files.writeString(file, "-P400D\n");
        assertThat(clock.instant()).isEqualTo("2025-01-25T08:00:00Z");
        Files.writeString(file, "PT2H");
        assertThat(clock.instant()).isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void aFileThatSaysNothingIsNoClock() throws Exception {
        Path file = folder.resolve("clock");
        var clock = new ShiftedClock(InstantSource.fixed(NOW), file);
        assertThatThrownBy(clock::instant).isInstanceOf(ClockFileException.class);
        Files.writeString(file, "yesterday");
        assertThatThrownBy(clock::instant)
                .isInstanceOf(ClockFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("-P400D");
    }
}
