package io.worklog.server.privacy;

import io.worklog.AuditLog;
import io.worklog.bundle.BundleRequest;
import io.worklog.log.LogIndex;
import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.privacy.Request.Kind;
import io.worklog.server.privacy.Request.State;
import io.worklog.server.trail.Trail;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Hands out bundles whose disclosure was allowed, to whoever asked, each time recorded first. */
final class Disclosures {
    private final RequestRows rows;
    private final Trail trail;
    private final InstantSource clock;
    private final JsonMapper json;

    Disclosures(RequestRows rows, Trail trail, InstantSource clock, JsonMapper json) {
        this.rows = rows;
        this.trail = trail;
        this.clock = clock;
        this.json = json;
    }

    /** The disclosure that a caller asked for and may fetch. */
    Request allowed(Caller caller, ProjectRef project, String id) {
        Request request =
                rows.find(caller.tenant(), id)
                        .filter(found -> found.kind() == Kind.DISCLOSURE)
                        .filter(found -> project.id().equals(found.project()))
                        .filter(found -> found.askedBy().equals(caller.userId()))
                        .orElseThrow(() -> Problem.notFound("the disclosure"));
        if (request.state() != State.APPROVED) {
            throw Problem.of(PrivacyProblem.NOT_APPROVED, "it is " + request.state());
        }
        return request;
    }

    /** The places of the log that are asked for, all of which must be there. */
    private static SortedSet<LogIndex> entries(AuditLog log, Disclosure wanted) {
        SortedSet<LogIndex> entries = new TreeSet<>();
        for (long at : wanted.events()) {
            LogIndex index = LogIndex.of(at);
            if (!log.head().size().covers(index) || log.entry(index).isEmpty()) {
                throw Problem.invalid("/events", "there is no event " + at + ", or no longer");
            }
            entries.add(index);
        }
        return entries;
    }

    /** Seals the log, records the disclosure and prepares the bundle. */
    Bundle prepare(ProjectRef project, Request request) {
        AuditLog log = trail.of(project);
        Disclosure wanted = json.readValue(request.details(), Disclosure.class);
        SortedSet<LogIndex> entries = entries(log, wanted);
        log.record(PrivacyEvents.DISCLOSED)
                .target(project.id())
                .metadata("request", request.id())
                .metadata("events", Integer.toString(entries.size()))
                .metadata("recipient", wanted.recipient())
                .commit();
        log.seal();
        BundleRequest bundle =
                new BundleRequest(
                        entries,
                        Set.copyOf(wanted.fields()),
                        wanted.withEvidence(),
                        "disclosure " + request.id() + " to " + wanted.recipient(),
                        request.askedBy(),
                        clock.instant(),
                        "each entry was checked against the checkpoint");
        return out -> log.bundles().write(bundle, out);
    }

    /** Something to write. */
    interface Bundle {
        /** Writes it as a zip. */
        void writeTo(OutputStream out) throws IOException;
    }
}
