package io.worklog.server.user;

import io.worklog.server.access.SystemRole;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.InstantSource;

/** What ends with an account. Joins the open transaction. Thread-safe. */
final class Farewell {
    /** What people and their keys are called of whom nothing is known any more. */
    private static final String NOBODY = "–";

    private final Database database;
    private final UserTable users;
    private final InstantSource clock;

    Farewell(Database database, UserTable users, InstantSource clock) {
        this.database = database;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Makes sure that a tenant keeps somebody who can let others in.
     *
     * @throws Problem if that is the last administrator
     */
    void mustNotBeLast(UserTable.Row row) {
        users.lockRoles();
        if (row.role() == SystemRole.ADMINISTRATOR
                && row.state() == UserTable.State.ACTIVE
                && users.holders(row.person().tenant(), SystemRole.ADMINISTRATOR) == 1) {
            throw Problem.of(UserProblem.LAST_ADMINISTRATOR, "this is the last one who may log in");
        }
    }

    /** Ends every login of a person, wherever it is kept. */
    void endSessions(UserTable.Row row) {
        String id = row.person().id();
        database.sql()
                .update(Tables.USERS)
                .set(Tables.SESSIONS_SINCE, Times.micros(clock.instant()))
                .where(Tables.ID.eq(id))
                .execute();
        database.sql().deleteFrom(Tables.SESSIONS).where(Tables.USER_ID.eq(id)).execute();
        database.sql().deleteFrom(Tables.LINKS).where(Tables.USER_ID.eq(id)).execute();
    }

    /** Ends every API key of a person. */
    void revokeKeys(UserTable.Row row) {
        database.sql()
                .update(Tables.KEYS)
                .set(Tables.REVOKED_AT, Times.micros(clock.instant()))
                .where(Tables.USER_ID.eq(row.person().id()).and(Tables.REVOKED_AT.isNull()))
                .execute();
    }

    /** Forgets who somebody was. */
    void erase(UserTable.Row row) {
        mustNotBeLast(row);
        endSessions(row);
        revokeKeys(row);
        String id = row.person().id();
        database.sql().deleteFrom(Tables.TEAM_MEMBERS).where(Tables.USER_ID.eq(id)).execute();
        database.sql().deleteFrom(Tables.PREFERENCES).where(Tables.USER_ID.eq(id)).execute();
        database.sql()
                .update(Tables.KEYS)
                .set(Tables.DISPLAY_NAME, NOBODY)
                .where(Tables.USER_ID.eq(id))
                .execute();
        database.sql()
                .update(Tables.USERS)
                .set(Tables.LOGIN_NAME, id)
                .set(Tables.LOGIN_KEY, id)
                .set(Tables.DISPLAY_NAME, NOBODY)
                .setNull(Tables.EMAIL)
                .setNull(Tables.PASSWORD_HASH)
                .setNull(Tables.SUBJECT_HASH)
                .setNull(Tables.SYSTEM_ROLE)
                .set(Tables.STATE, UserTable.State.ERASED.name())
                .set(Tables.VERSION, Tables.VERSION.plus(1))
                .where(Tables.ID.eq(id))
                .execute();
    }
}
