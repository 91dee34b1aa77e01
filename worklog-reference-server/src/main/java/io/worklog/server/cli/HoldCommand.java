package io.worklog.server.cli;

import io.worklog.Worklog;
import io.worklog.event.Target;
import io.worklog.log.LogIndex;
import io.worklog.retention.LegalHold;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worklog hold}: forbids removal until it is lifted. */
@Command(name = "hold")
final class HoldCommand implements Runnable {
    private final Call call;

    HoldCommand(Call call) {
        this.call = call;
    }

    static CommandLine tree(Call call) {
        return new CommandLine(new HoldCommand(call))
                .addSubcommand("place", new Place(call))
                .addSubcommand("lift", new Lift(call))
                .addSubcommand("list", new Show(call));
    }

    @Override
    public void run() {
        throw call.failure(ExitCode.USAGE, "error.subcommand", "hold", "place, lift, list");
    }

    /** {@code worklog hold place}. */
    @Command(name = "place")
    static final class Place implements Callable<Integer> {
        private final Call call;

        @Mixin LogOptions target;
        @Mixin RemovalOptions removal;

        @Option(names = "--actor", paramLabel = "ID", descriptionKey = "hold.actor")
        @Nullable String actor;

        @Option(
                names = "--target",
                paramLabel = "TYPE:ID",
                descriptionKey = "hold.target",
                converter = TargetRef.Converter.class)
        @Nullable TargetRef object;

        @Parameters(paramLabel = "CASE", descriptionKey = "hold.case")
        String caseId;

        Place(Call call) {
            this.call = call;
        }

        @Override
        public Integer call() {
            Target about = object == null ? null : Target.of(object.type(), object.id());
            LegalHold hold = new LegalHold(caseId, actor, about);
            try (Worklog worklog = call.session().openExisting(target.place())) {
                LogIndex at =
                        call.session()
                                .log(worklog, target.log)
                                .retention()
                                .place(hold, removal.reason, removal.actor(call.session()));
                report(call, "hold.placed", caseId, at);
            }
            return ExitCode.OK;
        }
    }

    /** {@code worklog hold lift}. */
    @Command(name = "lift")
    static final class Lift implements Callable<Integer> {
        private final Call call;

        @Mixin LogOptions target;
        @Mixin RemovalOptions removal;

        @Parameters(paramLabel = "CASE", descriptionKey = "hold.case")
        String caseId;

        Lift(Call call) {
            this.call = call;
        }

        @Override
        public Integer call() {
            try (Worklog worklog = call.session().openExisting(target.place())) {
                LogIndex at =
                        call.session()
                                .log(worklog, target.log)
                                .retention()
                                .lift(caseId, removal.reason, removal.actor(call.session()));
                report(call, "hold.lifted", caseId, at);
            }
            return ExitCode.OK;
        }
    }

    /** {@code worklog hold list}. */
    @Command(name = "list")
    static final class Show implements Callable<Integer> {
        private final Call call;

        @Mixin LogOptions target;

        Show(Call call) {
            this.call = call;
        }

        @Override
        public Integer call() {
            try (Worklog worklog = call.session().openExisting(target.place())) {
                List<LegalHold> holds = call.session().log(worklog, target.log).retention().holds();
                if (call.json()) {
                    List<Json> all = holds.stream().map(Show::json).toList();
                    call.terminal().out().println(Json.object().put("holds", all));
                } else if (holds.isEmpty()) {
                    call.say("hold.none");
                } else {
                    holds.forEach(hold -> call.terminal().line(json(hold).toString()));
                }
            }
            return ExitCode.OK;
        }

        private static Json json(LegalHold hold) {
            Json json = Json.object().put("case", hold.caseId()).put("actor", hold.actorId());
            return hold.target() == null
                    ? json
                    : json.put("target", hold.target().type() + ":" + hold.target().id());
        }
    }

    private static void report(Call call, String key, String caseId, LogIndex at) {
        if (call.json()) {
            call.terminal()
                    .out()
                    .println(Json.object().put("case", caseId).put("index", at.value()));
        } else {
            call.say(key, caseId, at.toString());
        }
    }
}
