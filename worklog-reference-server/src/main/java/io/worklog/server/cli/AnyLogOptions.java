package io.worklog.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which log, for commands that are about one: in a folder, in a store, or on a server, where a log
 * has the name of its project.
 */
final class AnyLogOptions {
    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "option.dir")
    @Nullable Path dir;

    @Option(names = "--store", paramLabel = "URL", descriptionKey = "option.store")
    @Nullable String store;

    @Option(names = "--url", paramLabel = "URL", descriptionKey = "option.url")
    @Nullable String url;

    @Option(names = "--log", required = true, paramLabel = "NAME", descriptionKey = "option.log")
    String log;

    /**
     * Whether a server is meant: one is named, or there is a login and no folder is named.
     *
     * @throws CommandException if neither is there, or both
     */
    boolean remote(Call call) throws IOException {
        if (dir != null) {
            if (url != null) {
                throw call.failure(ExitCode.USAGE, "error.dirOrUrl");
            }
            return false;
        }
        Server server = new Server(call);
        Optional<String> named = server.address(options());
        if (named.isEmpty() && server.login().isEmpty()) {
            throw call.failure(ExitCode.USAGE, "error.dirOrUrl");
        }
        return true;
    }

    ServerOptions options() {
        ServerOptions options = new ServerOptions();
        options.url = url;
        return options;
    }

    /** The log on this machine; only where no server is meant. */
    LogOptions local() {
        LogOptions options = new LogOptions();
        options.dir = Objects.requireNonNull(dir, "dir");
        options.store = store;
        options.log = log;
        return options;
    }
}
