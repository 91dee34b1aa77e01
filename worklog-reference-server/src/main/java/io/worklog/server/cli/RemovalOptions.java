package io.worklog.server.cli;

import io.worklog.event.Actor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Why and by whom, for commands that remove or forbid removal. */
final class RemovalOptions {
    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            descriptionKey = "removal.reason")
    String reason;

    @Option(names = "--by", paramLabel = "ID", descriptionKey = "removal.by")
    @Nullable String by;

    Actor actor(Session session) {
        return session.operator(by);
    }
}
