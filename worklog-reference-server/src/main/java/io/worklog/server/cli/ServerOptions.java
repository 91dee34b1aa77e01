package io.worklog.server.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server, for commands that are about one. */
final class ServerOptions {
    @Option(names = "--url", paramLabel = "URL", descriptionKey = "option.url")
    @Nullable String url;
}
