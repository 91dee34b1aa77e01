package io.worklog.server.user;

import io.worklog.server.access.PersonalData;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;

/** The account of a person: name, address, and what they log in with. */
final class AccountData implements PersonalData {
    private final Database database;
    private final UserTable users;
    private final People people;

    AccountData(Database database, UserTable users, People people) {
        this.database = database;
        this.users = users;
        this.people = people;
    }

    @Override
    public String kind() {
        return "people";
    }

    @Override
    public long count(String tenant, String person) {
        return users.find(tenant, person)
                .filter(row -> row.state() != UserTable.State.ERASED)
                .map(row -> 1L)
                .orElse(0L);
    }

    /** The last administrator of a tenant stays: without them nobody could be let in again. */
    @Override
    public Erased erase(String tenant, String person, String ground) {
        long there = count(tenant, person);
        if (there == 0) {
            return new Erased(0, 0, "");
        }
        try {
            database.inTransaction(() -> people.erase(tenant, person));
            return new Erased(there, 0, "");
        } catch (Problem last) {
            if (last.code() != UserProblem.LAST_ADMINISTRATOR) {
                throw last;
            }
            return new Erased(0, there, "the last administrator of the tenant");
        }
    }
}
