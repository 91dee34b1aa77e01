package io.worklog.server.privacy;

import io.worklog.event.Actor;
import io.worklog.retention.LegalHold;
import io.worklog.retention.Retention;
import io.worklog.server.job.JobRun;
import io.worklog.server.job.JobWorker;
import io.worklog.server.privacy.Hold.State;
import io.worklog.server.privacy.TenantLogs.TenantLog;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Puts a case into every log that it covers, or takes it out; again where it was interrupted. */
final class HoldWorker implements JobWorker {
    static final String KIND = "privacy-hold";

    private final HoldRows rows;
    private final TenantLogs logs;
    private final JsonMapper json;

    HoldWorker(HoldRows rows, TenantLogs logs, JsonMapper json) {
        this.rows = rows;
        this.logs = logs;
        this.json = json;
    }

    /** Which case. */
    record Parameters(String hold) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(JobRun run) {
        String id = json.readValue(run.job().parameters(), Parameters.class).hold();
        Hold hold = rows.find(run.job().tenant(), id).orElseThrow();
        List<TenantLog> covered = logs.of(hold);
        int done = 0;
        for (TenantLog log : covered) {
            run.progress(done++, covered.size(), "logs");
            hold.inLogs().forEach(each -> apply(hold, each, log.log().retention()));
        }
        rows.move(id, State.OPENING, State.OPEN);
        rows.move(id, State.RELEASING, State.RELEASED);
        return "{\"logs\":" + covered.size() + "}";
    }

    private static void apply(Hold hold, LegalHold inLog, Retention retention) {
        boolean there =
                retention.holds().stream().anyMatch(each -> each.caseId().equals(inLog.caseId()));
        String released = hold.releaseReason();
        if (hold.inForce() && !there) {
            retention.place(inLog, hold.reason(), Actor.user(hold.openedBy()));
        } else if (!hold.inForce() && there && released != null) {
            retention.lift(inLog.caseId(), released, Actor.user(String.valueOf(hold.releasedBy())));
        }
    }
}
