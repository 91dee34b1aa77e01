package io.worklog.server.project;

import io.worklog.server.access.ProjectRole;
import io.worklog.server.db.Database;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Who has which roles: people and teams. */
final class MemberRows {
    private final Database database;

    /** Where the roles of a kind of member are. */
    enum Kind {
        PERSON,
        TEAM;

        private Table<Record> table() {
            return this == PERSON ? Tables.MEMBERS : Tables.TEAMS;
        }

        private Field<String> id() {
            return this == PERSON ? Tables.USER_ID : Tables.TEAM_ID;
        }
    }

    MemberRows(Database database) {
        this.database = database;
    }

    /** Roles by member. */
    Map<String, Set<ProjectRole>> all(Kind kind, String project) {
        Map<String, Set<ProjectRole>> all = new TreeMap<>();
        database.sql()
                .select(kind.id(), Tables.ROLE)
                .from(kind.table())
                .where(Tables.PROJECT_ID.eq(project))
                .forEach(row -> add(all, row.get(kind.id()), row.get(Tables.ROLE)));
        return all;
    }

    /** What a person is in some projects, by project. */
    Map<String, Set<ProjectRole>> of(String user, Collection<String> projects) {
        Map<String, Set<ProjectRole>> all = new HashMap<>();
        database.sql()
                .select(Tables.PROJECT_ID, Tables.ROLE)
                .from(Tables.MEMBERS)
                .where(Tables.USER_ID.eq(user).and(Tables.PROJECT_ID.in(projects)))
                .forEach(row -> add(all, row.get(Tables.PROJECT_ID), row.get(Tables.ROLE)));
        return all;
    }

    private static void add(Map<String, Set<ProjectRole>> all, String id, String role) {
        all.computeIfAbsent(id, key -> EnumSet.noneOf(ProjectRole.class))
                .add(ProjectRole.valueOf(role));
    }

    /** Keeps others from changing members of a project until this transaction ends. */
    void lock(String project) {
        database.sql()
                .update(Tables.PROJECTS)
                .set(Tables.MEMBER_VERSION, Tables.MEMBER_VERSION.plus(1))
                .where(Tables.ID.eq(project))
                .execute();
    }

    Set<ProjectRole> roles(Kind kind, String project, String member) {
        Set<ProjectRole> roles = EnumSet.noneOf(ProjectRole.class);
        database.sql()
                .select(Tables.ROLE)
                .from(kind.table())
                .where(Tables.PROJECT_ID.eq(project).and(kind.id().eq(member)))
                .forEach(row -> roles.add(ProjectRole.valueOf(row.get(Tables.ROLE))));
        return roles;
    }

    /** Gives a member exactly these roles. */
    void set(Kind kind, String project, String member, Set<ProjectRole> roles) {
        database.sql()
                .deleteFrom(kind.table())
                .where(Tables.PROJECT_ID.eq(project).and(kind.id().eq(member)))
                .execute();
        for (ProjectRole role : roles) {
            database.sql()
                    .insertInto(kind.table())
                    .set(Tables.PROJECT_ID, project)
                    .set(kind.id(), member)
                    .set(Tables.ROLE, role.name())
                    .execute();
        }
    }

    int owners(String project) {
        return database.sql()
                .fetchCount(
                        Tables.MEMBERS,
                        Tables.PROJECT_ID
                                .eq(project)
                                .and(Tables.ROLE.eq(ProjectRole.OWNER.name())));
    }
}
