package io.worklog.server.user;

import io.worklog.server.access.SystemRole;
import io.worklog.server.access.Tenants;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads and writes rows of persons. Writers MUST have a transaction open. Thread-safe. */
final class UserTable {
    private final Database database;

    UserTable(Database database) {
        this.database = database;
    }

    /** Whether somebody may log in. */
    enum State {
        /** Has no password yet. */
        INVITED,
        /** May log in. */
        ACTIVE,
        /** May not. */
        DISABLED,
        /** Nobody knows any more who it was. */
        ERASED
    }

    /**
     * A row.
     *
     * @param person what others may know
     * @param state whether they may log in
     * @param role their duty in running the system
     * @param passwordHash what is kept of the password
     * @param createdAt when the account was made
     * @param version counts changes
     */
    record Row(
            Person person,
            State state,
            @Nullable SystemRole role,
            @Nullable String passwordHash,
            Instant createdAt,
            long version) {}

    /** A name as it is compared: names that look the same to a person who types them are one. */
    static String key(String loginName) {
        return java.text.Normalizer.normalize(loginName.strip(), java.text.Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }

    Optional<Row> find(String tenant, String id) {
        return one(Tables.TENANT.eq(tenant).and(Tables.ID.eq(id)));
    }

    Optional<Row> named(String tenant, String loginName) {
        return one(Tables.TENANT.eq(tenant).and(Tables.LOGIN_KEY.eq(key(loginName))));
    }

    Optional<Row> one(Condition condition) {
        return database.sql()
                .select()
                .from(Tables.USERS)
                .where(condition)
                .fetchOptional(UserTable::row);
    }

    /** How many persons who may log in, or will, have a role. */
    int holders(String tenant, SystemRole role) {
        return database.sql()
                .fetchCount(
                        Tables.USERS,
                        Tables.TENANT
                                .eq(tenant)
                                .and(Tables.SYSTEM_ROLE.eq(role.name()))
                                .and(Tables.STATE.eq(State.ACTIVE.name())));
    }

    /**
     * Lets those who change roles and accounts of administrators in one after another, until the
     * open transaction ends: two at once could leave a tenant without anybody.
     */
    void lockRoles() {
        database.sql()
                .update(Tables.TENANTS)
                .set(Tables.VERSION, Tables.VERSION.plus(1))
                .where(Tables.ID.eq(Tenants.FIRST))
                .execute();
    }

    void insert(Row row, Instant now) {
        Person person = row.person();
        database.sql()
                .insertInto(Tables.USERS)
                .set(Tables.ID, person.id())
                .set(Tables.TENANT, person.tenant())
                .set(Tables.LOGIN_NAME, person.loginName())
                .set(Tables.LOGIN_KEY, key(person.loginName()))
                .set(Tables.DISPLAY_NAME, person.name())
                .set(Tables.EMAIL, person.email())
                .set(Tables.LANG, stored(person.language()))
                .set(Tables.STATE, row.state().name())
                .set(Tables.SYSTEM_ROLE, row.role() == null ? null : row.role().name())
                .set(Tables.PASSWORD_HASH, row.passwordHash())
                .set(Tables.SESSIONS_SINCE, 0L)
                .set(Tables.CREATED_AT, Times.micros(now))
                .set(Tables.VERSION, 1L)
                .execute();
    }

    /** Changes one value of a row; a change counts a version up. */
    <T> void set(Row row, Field<T> column, @Nullable T value) {
        database.sql()
                .update(Tables.USERS)
                .set(column, value)
                .set(Tables.VERSION, Tables.VERSION.plus(1))
                .where(Tables.ID.eq(row.person().id()))
                .execute();
    }

    /** Changes what somebody says of themselves, if nobody did since that version. */
    boolean change(Row row, long version, UserAdmin.Wanted wanted) {
        return database.sql()
                        .update(Tables.USERS)
                        .set(Tables.DISPLAY_NAME, wanted.name())
                        .set(Tables.EMAIL, wanted.email())
                        .set(Tables.LANG, stored(wanted.language()))
                        .set(Tables.VERSION, Tables.VERSION.plus(1))
                        .where(Tables.ID.eq(row.person().id()).and(Tables.VERSION.eq(version)))
                        .execute()
                == 1;
    }

    /** Binds an account to what an issuer calls somebody. */
    void subject(String id, String subjectHash) {
        database.sql()
                .update(Tables.USERS)
                .set(Tables.SUBJECT_HASH, subjectHash)
                .where(Tables.ID.eq(id))
                .execute();
    }

    /** Whether an account is bound to an issuer. */
    boolean hasSubject(String id) {
        return database.sql()
                .fetchExists(Tables.USERS, Tables.ID.eq(id).and(Tables.SUBJECT_HASH.isNotNull()));
    }

    static Row row(Record row) {
        State state = State.valueOf(row.get(Tables.STATE));
        String role = row.get(Tables.SYSTEM_ROLE);
        return new Row(
                person(row),
                state,
                role == null ? null : SystemRole.valueOf(role),
                row.get(Tables.PASSWORD_HASH),
                Times.instant(row.get(Tables.CREATED_AT).longValue()),
                row.get(Tables.VERSION));
    }

    /** The column takes no NULL on any engine: a language that is not chosen is an empty one. */
    private static String stored(@Nullable String language) {
        return language == null ? "" : language;
    }

    static Person person(Record row) {
        String lang = row.get(Tables.LANG);
        return new Person(
                row.get(Tables.ID),
                row.get(Tables.TENANT),
                row.get(Tables.LOGIN_NAME),
                row.get(Tables.DISPLAY_NAME),
                row.get(Tables.EMAIL),
                lang.isEmpty() ? null : lang,
                State.ACTIVE.name().equals(row.get(Tables.STATE)));
    }
}
