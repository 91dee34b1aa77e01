package io.worklog.server.cli;

import io.worklog.Continuation;
import io.worklog.LostTail;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code worklog continue-log}: goes on with logs of which the store lost what was signed. */
@Command(name = "continue-log")
final class ContinueLogCommand implements Callable<Integer> {
    private final Call call;

    @Option(names = "--dir", required = true, paramLabel = "DIR", descriptionKey = "continue.dir")
    Path dir;

    @Option(names = "--store", paramLabel = "URL", descriptionKey = "option.store")
    @Nullable String store;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            descriptionKey = "continue.reason")
    String reason;

    @Option(names = "--yes", descriptionKey = "continue.yes")
    boolean yes;

    ContinueLogCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() {
        Place place = new Place(dir, store);
        if (yes) {
            List<Continuation> done = call.session().recorder(place).continueLost(reason);
            print(done.stream().map(ContinueLogCommand::json).toList());
            done.forEach(this::say);
            return ExitCode.OK;
        }
        List<LostTail> lost = call.session().recorder(place).findLost();
        print(lost.stream().map(ContinueLogCommand::json).toList());
        lost.forEach(this::say);
        return lost.isEmpty() ? ExitCode.OK : ExitCode.NOT_VERIFIED;
    }

    private void print(List<Json> logs) {
        if (call.json()) {
            call.terminal().out().println(Json.object().put("done", yes).put("logs", logs));
        } else if (logs.isEmpty()) {
            call.say("continue.nothing");
        }
    }

    private void say(Continuation one) {
        if (!call.json()) {
            LostTail lost = one.lost();
            call.say(
                    "continue.done",
                    lost.log(),
                    one.next(),
                    lost.stored().value(),
                    lost.signed().value());
        }
    }

    private void say(LostTail lost) {
        if (!call.json()) {
            call.say("continue.plan", lost.log(), lost.stored().value(), lost.signed().value());
        }
    }

    private static Json json(Continuation one) {
        return json(one.lost()).put("next", one.next().value());
    }

    private static Json json(LostTail lost) {
        return Json.object()
                .put("log", lost.log().value())
                .put("signed", lost.signed().value())
                .put("stored", lost.stored().value());
    }
}
