package io.worklog.server.privacy;

import io.worklog.event.Actor;
import io.worklog.log.LogIndex;
import io.worklog.retention.HeldException;
import io.worklog.retention.RedactionPlan;
import io.worklog.retention.RedactionScope;
import io.worklog.retention.Retention;
import io.worklog.server.access.PersonalData;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.evidence.EvidenceErasure;
import io.worklog.server.evidence.EvidenceFile;
import io.worklog.server.privacy.ErasureReport.InDomain;
import io.worklog.server.privacy.ErasureReport.InLog;
import io.worklog.server.privacy.TenantLogs.TenantLog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Removes a person from one log, with its files and the domain's copy, or counts what would go.
 * Doing it again removes what came since and nothing else. Thread-safe.
 */
final class PersonEraser {
    private static final String USER = "user";

    private final EvidenceErasure files;
    private final HoldCases holds;
    private final Supplier<List<PersonalData>> domain;

    PersonEraser(EvidenceErasure files, HoldCases holds, Supplier<List<PersonalData>> domain) {
        this.files = files;
        this.holds = holds;
        this.domain = domain;
    }

    /**
     * Who is erased, and how far.
     *
     * @param tenant whose
     * @param person who
     * @param withFiles whether the files go that the person brought
     * @param ground why
     * @param by who decided
     */
    record Task(String tenant, String person, boolean withFiles, String ground, Actor by) {}

    private static List<RedactionScope> scopes(String person) {
        return List.of(
                new RedactionScope.OfActor(person), new RedactionScope.OfTarget(USER, person));
    }

    /** What would go from a log. */
    InLog count(TenantLog in, Task task) {
        Set<String> held = new TreeSet<>(heldBefore(in, task));
        Set<LogIndex> entries = new LinkedHashSet<>();
        Set<String> values = new LinkedHashSet<>();
        for (RedactionScope scope : scopes(task.person())) {
            RedactionPlan plan = in.log().retention().plan(scope);
            held.addAll(plan.heldBy());
            entries.addAll(plan.fields().keySet());
            plan.fields().forEach((at, paths) -> paths.forEach(path -> values.add(at + path)));
        }
        long brought = filesOf(in, task).size();
        return new InLog(in.name(), entries.size(), values.size(), brought, List.copyOf(held));
    }

    /** Erases from a log; nothing of it where a hold covers something of it. */
    InLog erase(TenantLog in, Task task) {
        InLog plan = count(in, task);
        if (!plan.heldBy().isEmpty()) {
            return plan;
        }
        try {
            Retention retention = in.log().retention();
            for (RedactionScope scope : scopes(task.person())) {
                retention.redact(scope, task.ground(), task.by());
            }
            ProjectRef project = in.project();
            if (project != null) {
                filesOf(in, task)
                        .forEach(file -> files.erase(project, file, task.ground(), task.by()));
            }
            return plan;
        } catch (HeldException placedMeanwhile) {
            return new InLog(plan.log(), 0, 0, 0, placedMeanwhile.cases());
        }
    }

    private List<EvidenceFile> filesOf(TenantLog in, Task task) {
        ProjectRef project = in.project();
        return project == null || !task.withFiles()
                ? List.of()
                : files.broughtBy(project, task.person());
    }

    /** Cases that are not in the log yet count too. */
    private List<String> heldBefore(TenantLog in, Task task) {
        ProjectRef project = in.project();
        String where = project == null ? null : project.id();
        return holds.unplaced(task.tenant(), where, task.person(), in.log());
    }

    /** What would go from the parts of the server. */
    List<InDomain> countDomain(Task task) {
        List<InDomain> found = new ArrayList<>();
        for (PersonalData part : domain.get()) {
            found.add(new InDomain(part.kind(), part.count(task.tenant(), task.person()), 0, ""));
        }
        return found;
    }

    /** Erases from the parts of the server; nothing where a case covers the person. */
    List<InDomain> eraseDomain(Task task) {
        List<String> cases = holds.concerning(task.tenant(), task.person());
        List<InDomain> done = new ArrayList<>();
        for (PersonalData part : domain.get()) {
            if (cases.isEmpty()) {
                var gone = part.erase(task.tenant(), task.person(), task.ground());
                done.add(new InDomain(part.kind(), gone.erased(), gone.kept(), gone.why()));
            } else {
                long kept = part.count(task.tenant(), task.person());
                done.add(new InDomain(part.kind(), 0, kept, "held by " + String.join(", ", cases)));
            }
        }
        return done;
    }
}
