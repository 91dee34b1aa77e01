package io.worklog.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A data folder that {@code start-dev} made, and that {@code reset} may empty therefore. */
final class DevelopmentFolder {
    private static final String MARK = "made-by-start-dev";

    private DevelopmentFolder() {}

    /** Marks a folder that is new or empty; one that holds something keeps what it is. */
    static void mark(Path data) throws IOException {
        Files.createDirectories(data);
        try (Stream<Path> content = Files.list(data)) {
            if (content.findAny().isEmpty()) {
                Files.createFile(data.resolve(MARK));
            }
        }
    }

    static boolean is(Path data) {
        return Files.isRegularFile(data.resolve(MARK));
    }

    static boolean isMark(Path file) {
        return file.endsWith(MARK);
    }
}
