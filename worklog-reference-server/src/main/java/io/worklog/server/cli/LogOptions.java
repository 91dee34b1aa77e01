package io.worklog.server.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which folder, which store and which log, for commands that are about one log. */
final class LogOptions {
    @Option(names = "--dir", required = true, paramLabel = "DIR", descriptionKey = "option.dir")
    Path dir;

    @Option(names = "--store", paramLabel = "URL", descriptionKey = "option.store")
    @Nullable String store;

    @Option(names = "--log", required = true, paramLabel = "NAME", descriptionKey = "option.log")
    String log;

    Place place() {
        return new Place(dir, store);
    }
}
