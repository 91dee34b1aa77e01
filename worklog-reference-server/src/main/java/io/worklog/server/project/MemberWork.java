package io.worklog.server.project;

import io.worklog.Recording;
import io.worklog.event.Target;
import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.access.ProjectRole;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.project.MemberController.Member;
import io.worklog.server.project.MemberRows.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes who belongs to a project. One person at least owns it, at any moment. Thread-safe. */
final class MemberWork {
    /** A person or a team; without a name where they are there no more. */
    private record Called(String id, @Nullable String name) {}

    private final Database database;
    private final MemberRows rows;
    private final ProjectWork projects;
    private final MemberNames names;

    MemberWork(Database database, MemberRows rows, ProjectWork projects, MemberNames names) {
        this.database = database;
        this.rows = rows;
        this.projects = projects;
        this.names = names;
    }

    List<Member> list(Kind kind, ProjectRef project) {
        Map<String, Set<ProjectRole>> all = rows.all(kind, project.id());
        Map<String, String> called = names(kind, project.tenant(), all.keySet());
        return all.entrySet().stream()
                .map(one -> new Member(one.getKey(), called.get(one.getKey()), one.getValue()))
                .toList();
    }

    Member set(Kind kind, ProjectRef project, String id, @Nullable Set<ProjectRole> roles) {
        if (roles == null) {
            throw Problem.invalid("/roles", "is needed");
        }
        String name =
                roles.isEmpty()
                        ? names(kind, project.tenant(), Set.of(id)).get(id)
                        : required(kind, project, id);
        database.inTransaction(() -> {
            rows.lock(project.id());
            change(kind, project, new Called(id, name), roles);
            requireOwner(project);
        });
        return new Member(id, name, roles);
    }

    void transfer(Caller caller, ProjectRef project, @Nullable String to, @Nullable String reason) {
        if (to == null || to.equals(caller.userId())) {
            throw Problem.invalid("/to", "must be somebody else");
        }
        String name = required(Kind.PERSON, project, to);
        database.inTransaction(() -> {
            rows.lock(project.id());
            handOver(caller.userId(), to, project);
            requireOwner(project);
            Recording<Object> event =
                    projects.event(project, ProjectEvents.TRANSFERRED)
                            .target(new Target("user", to, name, "to"))
                            .set("owner", caller.userId(), to);
            if (reason != null && !reason.isBlank()) {
                event.reason(reason);
            }
            event.commit();
        });
    }

    /** Whoever hands over stays as a reader where they have no other role. */
    private void handOver(String from, String to, ProjectRef project) {
        Set<ProjectRole> left = rows.roles(Kind.PERSON, project.id(), from);
        left.remove(ProjectRole.OWNER);
        if (left.isEmpty()) {
            left.add(ProjectRole.READER);
        }
        Set<ProjectRole> gained = rows.roles(Kind.PERSON, project.id(), to);
        gained.add(ProjectRole.OWNER);
        rows.set(Kind.PERSON, project.id(), from, left);
        rows.set(Kind.PERSON, project.id(), to, gained);
    }

    private void change(Kind kind, ProjectRef project, Called who, Set<ProjectRole> roles) {
        Set<ProjectRole> before = rows.roles(kind, project.id(), who.id());
        if (before.equals(roles)) {
            return;
        }
        rows.set(kind, project.id(), who.id(), roles);
        String type = kind == Kind.PERSON ? "user" : "team";
        Recording<Object> event =
                projects.event(project, ProjectEvents.MEMBER_CHANGED)
                        .target(new Target(type, who.id(), who.name(), "member"));
        for (ProjectRole role : ProjectRole.values()) {
            event.set("roles." + role, before.contains(role), roles.contains(role));
        }
        event.commit();
    }

    private void requireOwner(ProjectRef project) {
        if (rows.owners(project.id()) == 0) {
            throw Problem.of(ProjectProblem.LAST_OWNER, "nobody would own the project");
        }
    }

    private String required(Kind kind, ProjectRef project, String id) {
        String name = names(kind, project.tenant(), Set.of(id)).get(id);
        if (name == null) {
            throw Problem.of(ProjectProblem.UNKNOWN_MEMBER, "there is no such member");
        }
        return name;
    }

    private Map<String, String> names(Kind kind, String tenant, Collection<String> ids) {
        return kind == Kind.TEAM ? names.teams(tenant, ids) : names.people(tenant, ids);
    }
}
