package io.worklog.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code worklog witness}: have a log witnessed, or be a witness. */
@Command(name = "witness")
final class WitnessCommand implements Runnable {
    private final Call call;

    WitnessCommand(Call call) {
        this.call = call;
    }

    static CommandLine tree(Call call) {
        return new CommandLine(new WitnessCommand(call))
                .addSubcommand("submit", new WitnessSubmit(call))
                .addSubcommand("serve", new WitnessServe(call));
    }

    @Override
    public void run() {
        throw call.failure(ExitCode.USAGE, "error.subcommand", "witness", "submit, serve");
    }
}
