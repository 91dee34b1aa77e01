package io.worklog.server.privacy;

import io.worklog.AuditLog;
import io.worklog.event.Actor;
import io.worklog.log.LogIndex;
import io.worklog.retention.HeldException;
import io.worklog.retention.PrunePlan;
import io.worklog.retention.RetentionPolicy;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.db.Database;
import io.worklog.server.job.Job;
import io.worklog.server.job.JobRun;
import io.worklog.server.job.JobWorker;
import io.worklog.server.privacy.RetentionRun.InProject;
import io.worklog.server.project.Projects;
import io.worklog.server.trail.Trail;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plans what may go by the classes of retention of a tenant's projects, or drops what such a plan
 * named, as far as it still may. The plan is made anew before anything goes, so that a hold opened
 * meanwhile and a class made longer count.
 */
final class RetentionWorker implements JobWorker {
    static final String KIND = "privacy-retention";

    private final RetentionClasses classes;
    private final ProjectDirectory directory;
    private final Projects projects;
    private final HoldCases holds;
    private final Database database;
    private final Trail trail;
    private final JsonMapper json;

    RetentionWorker(
            RetentionClasses classes,
            ProjectDirectory directory,
            Projects projects,
            HoldCases holds,
            Database database,
            Trail trail,
            JsonMapper json) {
        this.classes = classes;
        this.directory = directory;
        this.projects = projects;
        this.holds = holds;
        this.database = database;
        this.trail = trail;
        this.json = json;
    }

    /** The plan that was looked at; null to make one. */
    record Parameters(@Nullable RetentionRun plan) {}

    /** How far a run has come. */
    record Done(List<InProject> projects) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(JobRun run) {
        RetentionRun plan = json.readValue(run.job().parameters(), Parameters.class).plan();
        List<InProject> done =
                run.checkpoint()
                        .map(text -> new ArrayList<>(json.readValue(text, Done.class).projects()))
                        .orElseGet(ArrayList::new);
        List<ProjectRef> all = directory.all(run.job().tenant());
        int at = 0;
        for (ProjectRef project : all) {
            run.progress(at++, all.size(), "projects");
            boolean isDone = done.stream().anyMatch(each -> each.project().equals(project.id()));
            // Nothing goes from a damaged log before it is restored; its health says so.
            if (!isDone && !trail.of(project).health().quarantined()) {
                done.add(plan == null ? planned(project) : applied(run.job(), project, plan));
                run.checkpoint(json.writeValueAsString(new Done(done)));
            }
        }
        List<InProject> some =
                done.stream()
                        .filter(each -> each.entries() > 0 || !each.heldBy().isEmpty())
                        .toList();
        return json.writeValueAsString(new RetentionRun(plan == null, some));
    }

    private InProject planned(ProjectRef project) {
        AuditLog log = trail.of(project);
        RetentionClass of = classOf(project);
        PrunePlan plan = log.retention().plan(policy(of));
        return result(project, of, plan.entries(), plan, log);
    }

    private RetentionClass classOf(ProjectRef project) {
        return classes.of(project.tenant(), projects.settings(project.id()).retentionClass());
    }

    private static RetentionPolicy policy(RetentionClass of) {
        return RetentionPolicy.keepAll(Period.ofMonths(of.months()));
    }

    private InProject result(
            ProjectRef project, RetentionClass of, long entries, PrunePlan plan, AuditLog log) {
        TreeSet<String> held = new TreeSet<>(plan.heldBy());
        if (plan.entries() > 0) {
            held.addAll(holds.unplaced(project.tenant(), project.id(), null, log));
        }
        LogIndex kept = plan.keptBy();
        return new InProject(
                project.id(),
                of.name(),
                of.months(),
                entries,
                plan.minIndex().value(),
                kept == null ? null : kept.value(),
                List.copyOf(held));
    }

    private InProject applied(Job job, ProjectRef project, RetentionRun looked) {
        long most =
                looked.projects().stream()
                        .filter(each -> each.project().equals(project.id()))
                        .mapToLong(InProject::minIndex)
                        .findFirst()
                        .orElse(0);
        AuditLog log = trail.of(project);
        RetentionClass of = classOf(project);
        PrunePlan plan = log.retention().plan(policy(of), LogIndex.of(most));
        InProject now = result(project, of, plan.entries(), plan, log);
        if (now.entries() == 0 || !now.heldBy().isEmpty()) {
            return none(now, now.heldBy());
        }
        try {
            String ground = "retention class " + of.name() + ": " + of.months() + " months";
            log.retention().prune(plan, ground, Actor.user(job.owner()));
        } catch (HeldException e) {
            return none(now, e.cases());
        }
        database.inTransaction(() -> record(project, now));
        return now;
    }

    private static InProject none(InProject of, List<String> heldBy) {
        return new InProject(
                of.project(),
                of.retentionClass(),
                of.months(),
                0,
                of.minIndex(),
                of.keptBy(),
                heldBy);
    }

    private void record(ProjectRef project, InProject done) {
        trail.system(project.tenant())
                .record(PrivacyEvents.RETENTION_APPLIED)
                .target(project.id())
                .metadata("class", done.retentionClass())
                .metadata("entries", Long.toString(done.entries()))
                .metadata("minIndex", Long.toString(done.minIndex()))
                .commit();
    }
}
