package io.worklog.server.cli;

import io.worklog.Worklog;
import io.worklog.log.LogIndex;
import io.worklog.retention.PrunePlan;
import io.worklog.retention.Retention;
import io.worklog.retention.RetentionPolicy;
import java.time.Period;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code worklog prune}: drops the oldest entries; shows a plan unless told to do it. */
@Command(name = "prune")
final class PruneCommand implements Callable<Integer> {
    private final Call call;

    @Mixin LogOptions target;
    @Mixin RemovalOptions removal;

    @Option(names = "--keep", required = true, paramLabel = "PERIOD", descriptionKey = "prune.keep")
    Period keep;

    @Option(names = "--keep-type", paramLabel = "TYPE=PERIOD", descriptionKey = "prune.keepType")
    Map<String, Period> byType = Map.of();

    @Option(names = "--before", paramLabel = "N", descriptionKey = "prune.before")
    @Nullable Long before;

    @Option(names = "--yes", descriptionKey = "removal.yes")
    boolean yes;

    PruneCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() {
        RetentionPolicy policy = RetentionPolicy.keepAll(keep);
        for (Map.Entry<String, Period> rule : byType.entrySet()) {
            policy = policy.keep(rule.getKey(), rule.getValue());
        }
        if (yes) {
            prune(policy);
        } else {
            try (Worklog worklog = call.session().openExisting(target.place())) {
                show(plan(call.session().log(worklog, target.log).retention(), policy));
            }
        }
        return ExitCode.OK;
    }

    private PrunePlan plan(Retention retention, RetentionPolicy policy) {
        return before == null
                ? retention.plan(policy)
                : retention.plan(policy, LogIndex.of(before));
    }

    private void prune(RetentionPolicy policy) {
        try (Worklog worklog = call.session().openExisting(target.place())) {
            Retention retention = call.session().log(worklog, target.log).retention();
            PrunePlan plan = plan(retention, policy);
            if (plan.entries() == 0) {
                show(plan);
                return;
            }
            LogIndex at = retention.prune(plan, removal.reason, removal.actor(call.session()));
            if (call.json()) {
                Json done = json(plan).put("done", true).put("event", at.value());
                call.terminal().out().println(done);
            } else {
                call.say("prune.done", plan.entries(), plan.minIndex().toString(), at.toString());
            }
        }
    }

    private void show(PrunePlan plan) {
        if (call.json()) {
            call.terminal().out().println(json(plan).put("done", false));
            return;
        }
        call.say("prune.plan", plan.entries(), plan.from().toString(), plan.minIndex().toString());
        if (!plan.heldBy().isEmpty()) {
            call.say("removal.held", String.join(", ", plan.heldBy()));
        }
        if (plan.entries() > 0) {
            call.say("removal.addYes");
        }
    }

    private static Json json(PrunePlan plan) {
        return Json.object()
                .put("from", plan.from().value())
                .put("minIndex", plan.minIndex().value())
                .put("entries", plan.entries())
                .texts("heldBy", plan.heldBy());
    }
}
