package io.worklog.server.privacy;

import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.job.Jobs;
import io.worklog.server.privacy.Hold.State;
import io.worklog.server.trail.Trail;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Opens and releases cases. In force from the moment this returns. Thread-safe. */
final class HoldWork {
    private static final int MOST_NAME = 50;

    private final HoldRows rows;
    private final Database database;
    private final Jobs jobs;
    private final Trail trail;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    HoldWork(
            HoldRows rows,
            Database database,
            Jobs jobs,
            Trail trail,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        this.rows = rows;
        this.database = database;
        this.jobs = jobs;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /**
     * A case to open.
     *
     * @param caseName its name, at most 50 characters
     * @param reason why
     * @param person the only person it covers; null for everybody
     * @param from the beginning of the time it covers; null for any
     * @param until the end of that time; null for any
     * @param twoPeople whether somebody else must release it; yes if null
     */
    record NewHold(
            String caseName,
            String reason,
            @Nullable String person,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Boolean twoPeople) {}

    /** Opens a case, for one project or for all. */
    Hold open(Caller caller, @Nullable ProjectRef project, NewHold wanted) {
        check(wanted);
        Hold hold =
                new Hold(
                        ids.next("hld"),
                        caller.tenant(),
                        wanted.caseName().strip(),
                        Words.required("/reason", wanted.reason()),
                        project == null ? null : project.id(),
                        wanted.person(),
                        wanted.from(),
                        wanted.until(),
                        !Boolean.FALSE.equals(wanted.twoPeople()),
                        State.OPENING,
                        caller.userId(),
                        clock.instant(),
                        null,
                        null,
                        null,
                        1);
        database.inTransaction(() -> {
            if (rows.taken(caller.tenant(), hold.caseName())) {
                throw Problem.of(PrivacyProblem.CASE_NAME_TAKEN, "the case is in force");
            }
            rows.add(hold);
            jobs.submit(caller, HoldWorker.KIND, hold.project(), parameters(hold));
            trail.system(caller.tenant())
                    .record(PrivacyEvents.HOLD_OPENED)
                    .target(hold.caseName())
                    .metadata("hold", hold.id())
                    .metadata("project", hold.project() == null ? "*" : hold.project())
                    .reason(hold.reason())
                    .commit();
        });
        return hold;
    }

    private static void check(NewHold wanted) {
        @Nullable String name = wanted.caseName();
        if (name == null
                || name.isBlank()
                || name.length() > MOST_NAME
                || name.endsWith(Hold.ABOUT)) {
            throw Problem.invalid("/caseName", "must have 1 to " + MOST_NAME + " characters");
        }
        Instant from = wanted.from();
        Instant until = wanted.until();
        if (from != null && until != null && !from.isBefore(until)) {
            throw Problem.invalid("/until", "must be after from");
        }
    }

    private String parameters(Hold hold) {
        return json.writeValueAsString(new HoldWorker.Parameters(hold.id()));
    }

    Hold find(Caller caller, String id) {
        return rows.find(caller.tenant(), id).orElseThrow(() -> Problem.notFound("the case"));
    }

    /** Releases a case that is in every log it covers. */
    Hold release(Caller caller, String id, String reason) {
        String why = Words.required("/reason", reason);
        Hold hold = find(caller, id);
        if (hold.twoPeople() && hold.openedBy().equals(caller.userId())) {
            throw Problem.of(PrivacyProblem.FOUR_EYES, "you opened the case");
        }
        database.inTransaction(() -> {
            if (!rows.release(id, caller.userId(), clock.instant(), why)) {
                throw Problem.of(ApiProblem.CONFLICT, "the case is " + hold.state());
            }
            jobs.submit(caller, HoldWorker.KIND, hold.project(), parameters(hold));
            trail.system(caller.tenant())
                    .record(PrivacyEvents.HOLD_RELEASED)
                    .target(hold.caseName())
                    .metadata("hold", hold.id())
                    .reason(why)
                    .commit();
        });
        return find(caller, id);
    }
}
