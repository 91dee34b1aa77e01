package io.worklog.server.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code worklog completion}: a script that lets bash and zsh complete commands and options. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
    private final Call call;
    private final Supplier<String> script;

    CompletionCommand(Call call, Supplier<String> script) {
        this.call = call;
        this.script = script;
    }

    @Override
    public Integer call() {
        if (call.json()) {
            call.terminal().out().println(Json.object().put("script", script.get()));
        } else {
            call.terminal().out().print(script.get());
        }
        return ExitCode.OK;
    }
}
