package io.worklog.server.user;

import io.worklog.server.access.PersonDirectory;
import io.worklog.server.db.Database;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Asks the domain database. */
final class SqlPeople implements People, PersonDirectory {
    private final Database database;
    private final UserTable users;
    private final Farewell farewell;

    SqlPeople(Database database, UserTable users, Farewell farewell) {
        this.database = database;
        this.users = users;
        this.farewell = farewell;
    }

    @Override
    public Map<String, io.worklog.server.user.Person> all(String tenant, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.sql()
                .select()
                .from(Tables.USERS)
                .where(Tables.TENANT.eq(tenant).and(Tables.ID.in(Set.copyOf(ids))))
                .fetchMap(Tables.ID, UserTable::person);
    }

    @Override
    public Map<String, PersonDirectory.Person> find(String tenant, Collection<String> ids) {
        Map<String, PersonDirectory.Person> found = new LinkedHashMap<>();
        all(tenant, ids)
                .forEach((id, person) ->
                        found.put(
                                id,
                                new PersonDirectory.Person(id, person.name(), person.active())));
        return found;
    }

    @Override
    public void erase(String tenant, String id) {
        users.find(tenant, id).ifPresent(farewell::erase);
    }
}
