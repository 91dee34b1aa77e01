package io.worklog.server.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command that only holds others, such as {@code worklog project}. */
final class Noun implements Runnable {
    private final Call call;
    private final String name;
    private final List<String> verbs = new ArrayList<>();
    private final CommandLine line;

    Noun(Call call, String name) {
        this.call = call;
        this.name = name;
        this.line = new CommandLine(CommandSpec.wrapWithoutInspection(this).name(name));
    }

    Noun verb(RestVerb verb) {
        return verb(verb.name(), RestCommand.of(call, verb));
    }

    Noun verb(String verb, Object command) {
        verbs.add(verb);
        line.addSubcommand(verb, command);
        return this;
    }

    CommandLine line() {
        return line;
    }

    @Override
    public void run() {
        throw call.failure(ExitCode.USAGE, "error.subcommand", name, String.join(", ", verbs));
    }
}
