package io.worklog.server.privacy;

import io.worklog.AuditLog;
import io.worklog.retention.LegalHold;
import io.worklog.server.access.HoldDirectory;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The cases that are in force, from the moment their opening was recorded. */
final class HoldCases implements HoldDirectory {
    private final HoldRows rows;

    HoldCases(HoldRows rows) {
        this.rows = rows;
    }

    @Override
    public List<String> holding(
            String tenant, @Nullable String project, @Nullable String person, Instant at) {
        return cases(tenant, hold -> hold.covers(project, person, at));
    }

    /**
     * Cases that cover something of a project's log without the log knowing them yet: they were just
     * opened, or the project is newer than they are.
     *
     * @param person whose part of the log is meant; null for all of it
     */
    List<String> unplaced(
            String tenant, @Nullable String project, @Nullable String person, AuditLog log) {
        List<String> placed = log.retention().holds().stream().map(LegalHold::caseId).toList();
        return cases(
                tenant,
                hold -> hold.covers(project, person, null) && !placed.contains(hold.caseName()));
    }

    /** Cases that may cover what parts of the server keep of a person, wherever and whenever. */
    List<String> concerning(String tenant, String person) {
        return cases(tenant, hold -> hold.covers(hold.project(), person, null));
    }

    private List<String> cases(String tenant, Predicate<Hold> wanted) {
        return rows.inForce(tenant).stream().filter(wanted).map(Hold::caseName).toList();
    }
}
