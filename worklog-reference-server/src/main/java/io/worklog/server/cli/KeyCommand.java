package io.worklog.server.cli;

import io.worklog.Worklog;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.LogKey;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code worklog key}: the keys that sign a log. */
@Command(name = "key")
final class KeyCommand implements Runnable {
    private final Call call;

    KeyCommand(Call call) {
        this.call = call;
    }

    static CommandLine tree(Call call) {
        return new CommandLine(new KeyCommand(call))
                .addSubcommand("show", new Show(call))
                .addSubcommand("rotate", new Rotate(call));
    }

    @Override
    public void run() {
        throw call.failure(ExitCode.USAGE, "error.subcommand", "key", "show, rotate");
    }

    /** {@code worklog key show}: the public key alone on a line. */
    @Command(name = "show")
    static final class Show implements Callable<Integer> {
        private final Call call;

        @Mixin LogOptions target;

        @Option(names = "--all", descriptionKey = "key.all")
        boolean all;

        Show(Call call) {
            this.call = call;
        }

        @Override
        public Integer call() {
            try (OpenFolder folder = OpenFolder.read(call, target.place())) {
                KeyHistory keys = folder.keys(folder.logs(call.session().logId(target.log)).get(0));
                if (call.json()) {
                    call.terminal().out().println(json(keys));
                } else if (all) {
                    keys.keys().forEach(key -> call.terminal().line(key.key() + "  " + range(key)));
                } else {
                    call.terminal().line(keys.current().key().toString());
                }
            }
            return ExitCode.OK;
        }
    }

    /** {@code worklog key rotate}. */
    @Command(name = "rotate")
    static final class Rotate implements Callable<Integer> {
        private final Call call;

        @Mixin LogOptions target;

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                descriptionKey = "removal.reason")
        String reason;

        Rotate(Call call) {
            this.call = call;
        }

        @Override
        public Integer call() {
            try (Worklog worklog = call.session().openExisting(target.place())) {
                KeyHistory keys = call.session().log(worklog, target.log).rotateKey(reason);
                if (call.json()) {
                    call.terminal().out().println(json(keys));
                } else {
                    call.say("key.rotated", keys.current().key(), keys.current().from().toString());
                }
            }
            return ExitCode.OK;
        }
    }

    private static String range(LogKey key) {
        return key.from() + "…" + (key.to() == null ? "" : key.to().toString());
    }

    private static Json json(KeyHistory keys) {
        List<Json> all = keys.keys().stream().map(KeyCommand::json).toList();
        return Json.object().put("vkey", keys.current().key().toString()).put("keys", all);
    }

    private static Json json(LogKey key) {
        Json json = Json.object().put("vkey", key.key().toString()).put("from", key.from().value());
        return key.to() == null ? json : json.put("to", key.to().value());
    }
}
