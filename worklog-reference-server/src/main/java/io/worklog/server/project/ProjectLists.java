package io.worklog.server.project;

import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRole;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Lists of the projects that somebody may see. */
final class ProjectLists {
    private static final char ESCAPE = '!';

    private final ProjectRows rows;
    private final MemberRows members;
    private final MemberNames teams;

    /**
     * Which of the visible projects are wanted.
     *
     * @param mine only those the caller is a member of
     * @param state only those in this state
     * @param text only those with this in their name, whatever the case
     */
    record Wanted(boolean mine, @Nullable ProjectState state, @Nullable String text) {}

    ProjectLists(ProjectRows rows, MemberRows members, MemberNames teams) {
        this.rows = rows;
        this.members = members;
        this.teams = teams;
    }

    Page<ProjectView> page(Caller caller, Wanted wanted, @Nullable String cursor, PageLimit limit) {
        List<ProjectRow> found = rows.page(condition(caller, wanted), cursor, limit);
        List<String> ids = found.stream().map(ProjectRow::id).toList();
        Map<String, Set<ProjectRole>> roles = members.of(caller.userId(), ids);
        return Page.of(
                found.stream()
                        .map(row -> ProjectView.of(row, roles.getOrDefault(row.id(), Set.of())))
                        .toList(),
                limit,
                ProjectView::id);
    }

    private Condition condition(Caller caller, Wanted wanted) {
        Condition which = Tables.TENANT.eq(caller.tenant()).and(visible(caller, wanted.mine()));
        if (caller.grant().projects() != null) {
            which = which.and(Tables.ID.in(caller.grant().projects()));
        }
        if (wanted.state() != null) {
            which = which.and(Tables.STATE.eq(wanted.state().name()));
        }
        if (wanted.text() != null && !wanted.text().isBlank()) {
            String text = wanted.text().strip().toLowerCase(Locale.ROOT);
            which =
                    which.and(
                            DSL.lower(Tables.NAME)
                                    .like("%" + DSL.escape(text, ESCAPE) + "%", ESCAPE));
        }
        return which;
    }

    /** The rules of {@link SqlProjectDirectory#permissions}, as a condition. */
    private Condition visible(Caller caller, boolean mine) {
        if (!caller.grant().permissions().contains(Permission.PROJECT_READ)) {
            return DSL.falseCondition();
        }
        if (caller.role() != null) {
            boolean all = caller.role().permissions().contains(Permission.PROJECT_READ);
            return all && !mine ? DSL.trueCondition() : DSL.falseCondition();
        }
        Condition member = member(caller);
        return mine ? member : member.or(Tables.VISIBILITY.eq(Visibility.TENANT.name()));
    }

    private Condition member(Caller caller) {
        Condition member =
                Tables.ID.in(
                        DSL.select(Tables.PROJECT_ID)
                                .from(Tables.MEMBERS)
                                .where(Tables.USER_ID.eq(caller.userId())));
        Set<String> of = teams.teamsOf(caller.tenant(), caller.userId());
        return of.isEmpty()
                ? member
                : member.or(
                        Tables.ID.in(
                                DSL.select(Tables.PROJECT_ID)
                                        .from(Tables.TEAMS)
                                        .where(Tables.TEAM_ID.in(of))));
    }
}
