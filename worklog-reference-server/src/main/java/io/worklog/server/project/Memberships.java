package io.worklog.server.project;

import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRole;
import io.worklog.server.api.PageLimit;
import io.worklog.server.db.Database;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** What somebody is a member of and may do there, in three statements. Thread-safe. */
final class Memberships {
    private final Database database;
    private final ProjectRows rows;
    private final MemberNames teams;

    Memberships(Database database, ProjectRows rows, MemberNames teams) {
        this.database = database;
        this.rows = rows;
        this.teams = teams;
    }

    /** The newest projects, at most as many as a page may have. */
    List<Membership> of(Caller caller) {
        if (caller.role() != null || !covers(caller)) {
            return List.of();
        }
        Map<String, Set<Permission>> may = permissions(caller);
        Condition which =
                Tables.TENANT.eq(caller.tenant()).and(Tables.ID.in(List.copyOf(may.keySet())));
        PageLimit most = PageLimit.of(PageLimit.MAX);
        return rows.page(which, null, most).stream()
                .limit(most.value())
                .map(row ->
                        new Membership(
                                row.ref(), row.settings(), may.getOrDefault(row.id(), Set.of())))
                .toList();
    }

    private static boolean covers(Caller caller) {
        return caller.grant().permissions().contains(Permission.PROJECT_READ);
    }

    private Map<String, Set<Permission>> permissions(Caller caller) {
        Map<String, Set<Permission>> all = new HashMap<>();
        roles(caller.userId(), teams.teamsOf(caller.tenant(), caller.userId()))
                .forEach(row -> {
                    if (caller.grant().covers(row.value1())) {
                        all.computeIfAbsent(row.value1(), id -> EnumSet.noneOf(Permission.class))
                                .addAll(ProjectRole.valueOf(row.value2()).permissions());
                    }
                });
        all.values().forEach(may -> may.retainAll(caller.grant().permissions()));
        return all;
    }

    private List<Record2<String, String>> roles(String user, Collection<String> of) {
        Select<Record2<String, String>> own =
                DSL.select(Tables.PROJECT_ID, Tables.ROLE)
                        .from(Tables.MEMBERS)
                        .where(Tables.USER_ID.eq(user));
        Select<Record2<String, String>> all =
                of.isEmpty()
                        ? own
                        : own.unionAll(
                                DSL.select(Tables.PROJECT_ID, Tables.ROLE)
                                        .from(Tables.TEAMS)
                                        .where(Tables.TEAM_ID.in(of)));
        return database.sql().fetch(all);
    }
}
