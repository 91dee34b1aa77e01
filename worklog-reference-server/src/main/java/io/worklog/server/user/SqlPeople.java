package io.worklog.server.user;

import io.worklog.server.db.Database;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.impl.DSL;

/** Asks the domain database. */
final class SqlPeople implements People {
    private final Database database;
    private final UserTable users;
    private final Farewell farewell;

    SqlPeople(Database database, UserTable users, Farewell farewell) {
        this.database = database;
        this.users = users;
        this.farewell = farewell;
    }

    @Override
    public Optional<Person> find(String tenant, String id) {
        return users.find(tenant, id).map(UserTable.Row::person);
    }

    @Override
    public Map<String, Person> all(String tenant, Collection<String> ids) {
        return database.sql()
                .select()
                .from(Tables.USERS)
                .where(Tables.TENANT.eq(tenant).and(Tables.ID.in(Set.copyOf(ids))))
                .fetchMap(Tables.ID, UserTable::person);
    }

    @Override
    public Optional<Team> team(String tenant, String id) {
        return database.sql()
                .select(Tables.DISPLAY_NAME)
                .from(Tables.TEAMS)
                .where(Tables.TENANT.eq(tenant).and(Tables.ID.eq(id)))
                .fetchOptional(row -> new Team(id, tenant, row.value1()));
    }

    @Override
    public Set<String> teams(String tenant, String person) {
        var ofTenant =
                DSL.select(Tables.ID).from(Tables.TEAMS).where(Tables.TENANT.eq(tenant));
        return new HashSet<>(
                database.sql()
                        .select(Tables.TEAM_ID)
                        .from(Tables.TEAM_MEMBERS)
                        .where(Tables.USER_ID.eq(person).and(Tables.TEAM_ID.in(ofTenant)))
                        .fetch(Tables.TEAM_ID));
    }

    @Override
    public Set<String> members(String tenant, String team) {
        if (team(tenant, team).isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                database.sql()
                        .select(Tables.USER_ID)
                        .from(Tables.TEAM_MEMBERS)
                        .where(Tables.TEAM_ID.eq(team))
                        .fetch(Tables.USER_ID));
    }

    @Override
    public void erase(String tenant, String id) {
        users.find(tenant, id).ifPresent(farewell::erase);
    }
}
