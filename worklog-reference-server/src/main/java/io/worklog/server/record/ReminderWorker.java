package io.worklog.server.record;

import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.job.JobRun;
import io.worklog.server.job.JobWorker;
import io.worklog.server.project.ProjectSettings;
import io.worklog.server.project.Projects;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Tells authors of drafts that were left, and approvers of records that wait for them. Each state of
 * a record is told once to a person, however often this runs. Thread-safe.
 */
final class ReminderWorker implements JobWorker {
    static final String KIND = "record-reminders";
    private static final int PAGE = 200;

    private final Database database;
    private final Projects projects;
    private final RecordRows rows;
    private final WaitingNotices notices;
    private final InstantSource clock;

    ReminderWorker(
            Database database,
            Projects projects,
            RecordRows rows,
            WaitingNotices notices,
            InstantSource clock) {
        this.database = database;
        this.projects = projects;
        this.rows = rows;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(JobRun run) {
        long told = 0;
        long seen = 0;
        String after = null;
        List<ProjectRef> page;
        do {
            page = projects.active(after, PAGE);
            for (ProjectRef project : page) {
                told += remind(project);
                after = project.id();
                run.progress(++seen, 0, "projects");
            }
        } while (page.size() == PAGE);
        return "{\"projects\":" + seen + ",\"notifications\":" + told + "}";
    }

    /** Tells everybody concerned of one project. */
    long remind(ProjectRef project) {
        ProjectSettings settings = projects.settings(project.id());
        long told = 0;
        if (settings.remindDraftsAfterDays() > 0) {
            told += drafts(project, settings.remindDraftsAfterDays());
        }
        if (settings.remindApprovalsAfterDays() > 0) {
            told += approvals(project, settings);
        }
        return told;
    }

    private long drafts(ProjectRef project, int days) {
        long told = 0;
        Condition state = Tables.STATE.in(RecordState.DRAFT.name(), RecordState.RETURNED.name());
        String after = "";
        List<RecordRow> page;
        do {
            page = page(project, state, Tables.UPDATED_AT, days, after);
            for (RecordRow row : page) {
                String author = row.author().id();
                told += notices.tell(project, row, NotificationKind.DRAFT_OVERDUE, author) ? 1 : 0;
                after = row.id();
            }
        } while (page.size() == PAGE);
        return told;
    }

    private long approvals(ProjectRef project, ProjectSettings settings) {
        long told = 0;
        Set<String> approvers = projects.allowed(project, Permission.RECORD_APPROVE);
        Condition state = Tables.STATE.eq(RecordState.SUBMITTED.name());
        String after = "";
        List<RecordRow> page;
        do {
            int days = settings.remindApprovalsAfterDays();
            page = page(project, state, Tables.SUBMITTED_AT, days, after);
            for (RecordRow row : page) {
                told +=
                        notices.tellApprovers(
                                project,
                                settings,
                                row,
                                NotificationKind.APPROVAL_OVERDUE,
                                approvers);
                after = row.id();
            }
        } while (page.size() == PAGE);
        return told;
    }

    private List<RecordRow> page(
            ProjectRef project,
            Condition state,
            Field<Long> since,
            int days,
            @Nullable String after) {
        long before = Times.micros(clock.instant().minus(Duration.ofDays(days)));
        return database.sql()
                .select()
                .from(Tables.RECORDS)
                .where(Tables.PROJECT_ID.eq(project.id()))
                .and(state)
                .and(since.lt(before))
                .and(Tables.ID.gt(after == null ? "" : after))
                .orderBy(Tables.ID)
                .limit(PAGE)
                .fetch(rows::row);
    }
}
