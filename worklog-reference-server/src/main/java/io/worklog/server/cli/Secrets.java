package io.worklog.server.cli;

import java.io.Console;
import java.util.Optional;

/** Passwords and keys: from the environment, or typed where nobody sees them; never an option. */
final class Secrets {
    private final Call call;

    Secrets(Call call) {
        this.call = call;
    }

    /** What a variable holds, if it holds something. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(call.session().environment().get(name))
                .filter(text -> !text.isBlank());
    }

    /** Asks a person at a screen; nothing where there is none. */
    Optional<String> ask(String key, Object... arguments) {
        Console console = System.console();
        if (console == null || !call.terminal().progress()) {
            return Optional.empty();
        }
        char[] typed = console.readPassword("%s ", call.text(key, arguments));
        return typed == null ? Optional.empty() : Optional.of(new String(typed));
    }

    /** The variable, else what a person types. */
    String need(String variable, String key, Object... arguments) {
        return variable(variable)
                .or(() -> ask(key, arguments))
                .orElseThrow(() -> call.failure(ExitCode.USAGE, "error.noSecret", variable));
    }
}
