package io.worklog.server.cli;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * What a command is given when it is made.
 *
 * @param session what all commands share
 * @param jsonAsked whether the result is wanted as JSON; known only after parsing
 */
record Call(Session session, Supplier<Boolean> jsonAsked) {
    Call {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(jsonAsked, "jsonAsked");
    }

    boolean json() {
        return jsonAsked.get();
    }

    Terminal terminal() {
        return session.terminal();
    }

    /** A text of the bundle. */
    String text(String key, Object... arguments) {
        return session.messages().text(key, arguments);
    }

    /** Prints a text of the bundle as a result. */
    void say(String key, Object... arguments) {
        terminal().line(text(key, arguments));
    }

    /** Prints a text of the bundle beside the results. */
    void note(String key, Object... arguments) {
        terminal().note(text(key, arguments));
    }

    CommandException failure(int exitCode, String key, Object... arguments) {
        return session.failure(exitCode, key, arguments);
    }
}
