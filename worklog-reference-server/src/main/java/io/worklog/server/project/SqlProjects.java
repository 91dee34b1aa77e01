package io.worklog.server.project;

import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.access.ProjectRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Answers from the database. */
final class SqlProjects implements Projects {
    private final ProjectRows rows;
    private final MemberRows members;
    private final TemplateRows templates;
    private final MemberNames teams;
    private final Memberships memberships;

    SqlProjects(
            ProjectRows rows,
            MemberRows members,
            TemplateRows templates,
            MemberNames teams,
            Memberships memberships) {
        this.rows = rows;
        this.members = members;
        this.templates = templates;
        this.teams = teams;
        this.memberships = memberships;
    }

    @Override
    public List<Membership> of(Caller caller) {
        return memberships.of(caller);
    }

    @Override
    public ProjectSettings settings(String project) {
        return rows.get(project).settings();
    }

    @Override
    public Template template(String project, String id) {
        return templates.get(project, id);
    }

    @Override
    public Set<String> allowed(ProjectRef project, Permission permission) {
        Set<String> people = new TreeSet<>();
        members.all(MemberRows.Kind.PERSON, project.id()).entrySet().stream()
                .filter(member -> allows(member, permission))
                .forEach(member -> people.add(member.getKey()));
        members.all(MemberRows.Kind.TEAM, project.id()).entrySet().stream()
                .filter(team -> allows(team, permission))
                .forEach(team -> people.addAll(teams.members(project.tenant(), team.getKey())));
        return people;
    }

    private static boolean allows(
            Map.Entry<String, Set<ProjectRole>> member, Permission permission) {
        return member.getValue().stream().anyMatch(role -> role.permissions().contains(permission));
    }

    @Override
    public List<ProjectRef> active(@Nullable String after, int limit) {
        return rows.active(after, limit).stream().map(ProjectRow::ref).toList();
    }
}
