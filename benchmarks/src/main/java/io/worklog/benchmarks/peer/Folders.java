package io.worklog.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders on the disk that is measured: below {@code -Dbench.dir}, else below target. */
public final class Folders {
    private Folders() {}

    /** A new folder. */
    public static Path create(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(base()), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that all others are in. */
    public static Path base() {
        return Path.of(System.getProperty("bench.dir", "target/bench"));
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
