package io.worklog.server.record;

import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.project.Membership;
import io.worklog.server.project.Projects;
import io.worklog.server.record.MyRecords.DaySum;
import io.worklog.server.record.MyRecords.Found;
import io.worklog.server.record.RecordViews.RecordItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one person has to do and has done, across the projects they are in. Thread-safe. */
final class MyWork {
    /** The most records of each list. */
    static final int MOST = 20;

    /** Days of work that are added up, with today. */
    static final int DAYS = 14;

    private static final Comparator<WorkProject> LAST_USED =
            Comparator.comparing(
                    WorkProject::lastWorkedAt, Comparator.nullsLast(Comparator.reverseOrder()));

    private final MyRecords records;
    private final Projects projects;
    private final ViewTrail views;

    /**
     * A project the caller is a member of.
     *
     * @param mayWrite whether records can be written there now
     * @param mayApprove whether the caller decides on records there
     * @param mayReadEvents whether the caller may see what happened there
     * @param lastWorkedAt when the caller changed a record of theirs there last; null if never
     */
    record WorkProject(
            String id,
            String name,
            boolean archived,
            boolean mayWrite,
            boolean mayApprove,
            boolean mayReadEvents,
            @Nullable Instant lastWorkedAt) {}

    /** A record with the project it is in. */
    record WorkRecord(String project, String projectName, RecordItem record) {}

    /**
     * What the caller did on a day in a project, by the day of the work.
     *
     * @param minutes of records the caller wrote, whatever their state
     */
    record WorkDay(LocalDate day, String project, String projectName, long records, long minutes) {}

    /**
     * A person's work.
     *
     * @param counts records the caller wrote, by state
     * @param open drafts and returned records of the caller, those changed last first, at most 20
     * @param waitingCount how many wait for the caller's decision
     * @param waiting the first 20 of them, those that wait longest first
     * @param days the last 14 days; those without work are left out
     * @param projects where the caller is a member, last used first
     */
    record WorkSummary(
            Map<RecordState, Long> counts,
            List<WorkRecord> open,
            long waitingCount,
            List<WorkRecord> waiting,
            List<WorkDay> days,
            List<WorkProject> projects) {}

    MyWork(MyRecords records, Projects projects, ViewTrail views) {
        this.records = records;
        this.projects = projects;
        this.views = views;
    }

    /**
     * Reads it. Where a project has reading recorded, it is before this returns.
     *
     * @param today the last of the days
     */
    WorkSummary of(Caller caller, LocalDate today) {
        Map<String, Membership> in = new LinkedHashMap<>();
        projects.of(caller).forEach(one -> in.put(one.project().id(), one));
        Set<String> read = having(in, Permission.RECORD_READ);
        Set<String> decide = having(in, Permission.RECORD_APPROVE);
        decide.removeIf(id -> member(in, id).project().archived());
        Set<String> fourEyes =
                decide.stream()
                        .filter(id -> member(in, id).settings().fourEyes())
                        .collect(Collectors.toSet());
        List<RecordRow> open = records.open(caller, read, MOST);
        Found waiting = records.waiting(caller, decide, fourEyes, MOST);
        List<DaySum> days = records.days(caller, read, today.minusDays(DAYS - 1L), today);
        WorkSummary summary =
                new WorkSummary(
                        records.counts(caller, read),
                        named(in, open),
                        waiting.count(),
                        named(in, waiting.first()),
                        days.stream().map(day -> day(in, day)).toList(),
                        listed(in, records.lastWorked(caller, read)));
        seen(in, summary);
        return summary;
    }

    private static Membership member(Map<String, Membership> in, String id) {
        Membership found = in.get(id);
        if (found == null) {
            throw new IllegalStateException("a record of a project that was not asked for");
        }
        return found;
    }

    private static Set<String> having(Map<String, Membership> in, Permission permission) {
        return in.values().stream()
                .filter(one -> one.may(Permission.RECORD_READ) && one.may(permission))
                .map(one -> one.project().id())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<WorkRecord> named(Map<String, Membership> in, List<RecordRow> rows) {
        return rows.stream()
                .map(row ->
                        new WorkRecord(
                                row.project(),
                                member(in, row.project()).project().name(),
                                RecordItem.of(row)))
                .toList();
    }

    private static WorkDay day(Map<String, Membership> in, DaySum sum) {
        String name = member(in, sum.project()).project().name();
        return new WorkDay(sum.day(), sum.project(), name, sum.records(), sum.minutes());
    }

    private static List<WorkProject> listed(
            Map<String, Membership> in, Map<String, Instant> lastWorked) {
        return in.values().stream()
                .map(one -> project(one, lastWorked.get(one.project().id())))
                .sorted(LAST_USED)
                .toList();
    }

    private static WorkProject project(Membership one, @Nullable Instant lastWorked) {
        ProjectRef project = one.project();
        boolean active = !project.archived();
        return new WorkProject(
                project.id(),
                project.name(),
                project.archived(),
                active && one.may(Permission.RECORD_WRITE),
                active && one.may(Permission.RECORD_APPROVE),
                one.may(Permission.EVENT_READ),
                lastWorked);
    }

    /** Records that lists were read, where the project has that rule. */
    private void seen(Map<String, Membership> in, WorkSummary summary) {
        Set<String> shown =
                summary.waiting().stream()
                        .map(WorkRecord::project)
                        .collect(Collectors.toCollection(HashSet::new));
        summary.open().forEach(one -> shown.add(one.project()));
        shown.stream()
                .map(id -> member(in, id))
                .filter(one -> one.settings().recordViews())
                .forEach(one -> views.list(one.project()));
    }
}
