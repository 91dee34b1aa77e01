package io.worklog.server.cli;

import io.worklog.Worklog;
import io.worklog.log.LogIndex;
import io.worklog.retention.RedactionPlan;
import io.worklog.retention.RedactionReport;
import io.worklog.retention.RedactionScope;
import io.worklog.retention.Retention;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code worklog redact}: erases personal values or evidence; without --yes it shows a plan. */
@Command(name = "redact")
final class RedactCommand implements Callable<Integer> {
    private final Call call;

    @Mixin LogOptions target;
    @Mixin RemovalOptions removal;

    @ArgGroup(multiplicity = "1")
    Scope scope;

    @Option(names = "--field", paramLabel = "PATH", descriptionKey = "redact.field")
    Set<String> fields = Set.of();

    @Option(names = "--yes", descriptionKey = "removal.yes")
    boolean yes;

    RedactCommand(Call call) {
        this.call = call;
    }

    /** What is to be erased: exactly one of these. */
    static final class Scope {
        @Option(names = "--index", paramLabel = "N", descriptionKey = "redact.index")
        @Nullable Long index;

        @Option(names = "--actor", paramLabel = "ID", descriptionKey = "redact.actor")
        @Nullable String actor;

        @Option(
                names = "--target",
                paramLabel = "TYPE:ID",
                descriptionKey = "redact.target",
                converter = TargetRef.Converter.class)
        @Nullable TargetRef target;

        @Option(names = "--evidence", paramLabel = "SHA256", descriptionKey = "redact.evidence")
        @Nullable String evidence;

        RedactionScope of(Set<String> fields) {
            if (index != null) {
                return new RedactionScope.Fields(LogIndex.of(index), fields);
            }
            if (actor != null) {
                return new RedactionScope.OfActor(actor);
            }
            return target != null
                    ? new RedactionScope.OfTarget(target.type(), target.id())
                    : new RedactionScope.AttachedEvidence(String.valueOf(evidence));
        }
    }

    @Override
    public Integer call() {
        RedactionScope asked = scope.of(fields);
        if (!yes) {
            try (Worklog worklog = call.session().openExisting(target.place())) {
                plan(call.session().log(worklog, target.log).retention().plan(asked));
            }
            return ExitCode.OK;
        }
        try (Worklog worklog = call.session().openExisting(target.place())) {
            Retention retention = call.session().log(worklog, target.log).retention();
            done(retention.redact(asked, removal.reason, removal.actor(call.session())));
        }
        return ExitCode.OK;
    }

    private void plan(RedactionPlan plan) {
        if (call.json()) {
            call.terminal().out().println(json(plan).put("done", false));
            return;
        }
        call.say("redact.plan", plan.fieldCount(), plan.fields().size(), plan.evidence().size());
        if (!plan.heldBy().isEmpty()) {
            call.say("removal.held", String.join(", ", plan.heldBy()));
        }
        call.say("removal.addYes");
    }

    private void done(RedactionReport report) {
        List<String> events = report.events().stream().map(LogIndex::toString).toList();
        if (call.json()) {
            call.terminal()
                    .out()
                    .println(json(report.plan()).put("done", true).texts("events", events));
            return;
        }
        call.say(
                "redact.done",
                report.plan().fieldCount(),
                report.plan().fields().size(),
                report.plan().evidence().size(),
                String.join(", ", events));
    }

    private static Json json(RedactionPlan plan) {
        Json fields = Json.object();
        plan.fields()
                .forEach((index, paths) ->
                        fields.texts(index.toString(), paths.stream().sorted().toList()));
        return Json.object()
                .put("fields", fields)
                .texts("evidence", plan.evidence())
                .texts("heldBy", plan.heldBy());
    }
}
