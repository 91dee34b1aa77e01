package io.worklog.server.user;

import io.worklog.server.access.TeamDirectory;
import io.worklog.server.db.Database;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Asks the domain database each time. */
final class SqlTeams implements TeamDirectory {
    private final Database database;

    SqlTeams(Database database) {
        this.database = database;
    }

    @Override
    public Set<String> teamsOf(String tenant, String user) {
        return new HashSet<>(
                database.sql()
                        .select(Tables.TEAM_ID)
                        .from(Tables.TEAM_MEMBERS)
                        .where(Tables.USER_ID.eq(user).and(Tables.TEAM_ID.in(ofTenant(tenant))))
                        .fetch(Tables.TEAM_ID));
    }

    @Override
    public Set<String> members(String tenant, String team) {
        return new HashSet<>(
                database.sql()
                        .select(Tables.USER_ID)
                        .from(Tables.TEAM_MEMBERS)
                        .where(Tables.TEAM_ID.eq(team).and(Tables.TEAM_ID.in(ofTenant(tenant))))
                        .fetch(Tables.USER_ID));
    }

    @Override
    public Map<String, String> names(String tenant, Collection<String> teams) {
        if (teams.isEmpty()) {
            return Map.of();
        }
        return database.sql()
                .select(Tables.ID, Tables.DISPLAY_NAME)
                .from(Tables.TEAMS)
                .where(Tables.TENANT.eq(tenant).and(Tables.ID.in(Set.copyOf(teams))))
                .fetchMap(Tables.ID, Tables.DISPLAY_NAME);
    }

    private static Select<Record1<String>> ofTenant(String tenant) {
        return DSL.select(Tables.ID).from(Tables.TEAMS).where(Tables.TENANT.eq(tenant));
    }
}
