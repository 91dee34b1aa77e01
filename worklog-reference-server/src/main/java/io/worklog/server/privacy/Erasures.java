package io.worklog.server.privacy;

import io.worklog.server.access.Caller;
import io.worklog.server.access.PersonDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.job.Jobs;
import io.worklog.server.privacy.Request.Kind;
import io.worklog.server.privacy.Request.State;
import io.worklog.server.trail.Trail;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Takes requests to erase or to disclose, and decisions about them by others. Thread-safe. */
final class Erasures {
    private final RequestRows rows;
    private final Database database;
    private final Jobs jobs;
    private final PersonDirectory people;
    private final Trail trail;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    Erasures(
            RequestRows rows,
            Database database,
            Jobs jobs,
            PersonDirectory people,
            Trail trail,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        this.rows = rows;
        this.database = database;
        this.jobs = jobs;
        this.people = people;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** What exactly is to be erased. */
    record Details(boolean withFiles) {}

    /** Asks that a person be erased. */
    Request erase(
            Caller caller,
            @Nullable ProjectRef project,
            String person,
            String ground,
            boolean withFiles) {
        String why = Words.required("/ground", ground);
        if (!people.find(caller.tenant(), List.of(person)).containsKey(person)) {
            throw Problem.invalid("/person", "is nobody here");
        }
        String where = project == null ? null : project.id();
        String details = json.writeValueAsString(new Details(withFiles));
        Request request = request(caller, Kind.ERASURE, where, person, details, why);
        return database.inTransaction(() -> {
            rows.add(request);
            jobs.submit(caller, ErasureWorker.COUNT, null, parameters(request));
            trail.system(caller.tenant())
                    .record(PrivacyEvents.ERASURE_ASKED)
                    .target(person)
                    .metadata("request", request.id())
                    .reason(why)
                    .commit();
            return request;
        });
    }

    /** Asks to hand out personal fields of some events of a project. */
    Request disclose(Caller caller, ProjectRef project, Disclosure wanted, String purpose) {
        String why = Words.required("/purpose", purpose);
        String details = json.writeValueAsString(wanted.checked());
        Request request = request(caller, Kind.DISCLOSURE, project.id(), null, details, why);
        return database.inTransaction(() -> {
            rows.add(request);
            trail.of(project)
                    .record(PrivacyEvents.DISCLOSURE_ASKED)
                    .target(project.id())
                    .metadata("request", request.id())
                    .reason(why)
                    .commit();
            return request;
        });
    }

    private Request request(
            Caller caller,
            Kind kind,
            @Nullable String project,
            @Nullable String person,
            String details,
            String ground) {
        return new Request(
                ids.next("prq"),
                caller.tenant(),
                kind,
                project,
                person,
                details,
                ground,
                caller.userId(),
                clock.instant(),
                State.ASKED,
                null,
                null,
                null,
                null,
                null,
                1);
    }

    private String parameters(Request request) {
        return json.writeValueAsString(new ErasureWorker.Parameters(request.id()));
    }

    Request find(Caller caller, String id) {
        return rows.find(caller.tenant(), id).orElseThrow(() -> Problem.notFound("the request"));
    }

    /** Counts anew what an erasure would remove. */
    void count(Caller caller, String id) {
        Request request = find(caller, id);
        if (request.kind() == Kind.ERASURE && request.state() == State.ASKED) {
            jobs.submit(caller, ErasureWorker.COUNT, null, parameters(request));
        }
    }

    /**
     * Decides.
     *
     * @param version the version that the caller read
     */
    Request decide(Caller caller, String id, long version, boolean approved, String reason) {
        String why = Words.required("/reason", reason);
        Request request = find(caller, id);
        if (request.askedBy().equals(caller.userId()) || caller.userId().equals(request.person())) {
            throw Problem.of(PrivacyProblem.FOUR_EYES, "you asked for it, or it is about you");
        }
        if (request.state() != State.ASKED) {
            throw Problem.of(PrivacyProblem.ALREADY_DECIDED, "it is " + request.state());
        }
        if (request.version() != version) {
            throw EntityTag.stale();
        }
        database.inTransaction(() -> {
            State next = approved ? State.APPROVED : State.REFUSED;
            if (!rows.decide(request, next, caller.userId(), clock.instant(), why)) {
                throw EntityTag.stale();
            }
            record(request, approved, why);
            if (approved && request.kind() == Kind.ERASURE) {
                jobs.submit(caller, ErasureWorker.ERASE, null, parameters(request));
            }
        });
        return find(caller, id);
    }

    private void record(Request request, boolean approved, String why) {
        boolean erasure = request.kind() == Kind.ERASURE;
        var type =
                erasure
                        ? approved ? PrivacyEvents.ERASURE_APPROVED : PrivacyEvents.ERASURE_REFUSED
                        : approved
                                ? PrivacyEvents.DISCLOSURE_APPROVED
                                : PrivacyEvents.DISCLOSURE_REFUSED;
        trail.system(request.tenant())
                .record(type)
                .target(String.valueOf(erasure ? request.person() : request.project()))
                .metadata("request", request.id())
                .metadata("askedBy", request.askedBy())
                .reason(why)
                .commit();
    }
}
