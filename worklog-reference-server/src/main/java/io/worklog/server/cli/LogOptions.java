package io.worklog.server.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which folder and which log, for commands that are about one log. */
final class LogOptions {
    @Option(names = "--dir", required = true, paramLabel = "DIR", descriptionKey = "option.dir")
    Path dir;

    @Option(names = "--log", required = true, paramLabel = "NAME", descriptionKey = "option.log")
    String log;
}
