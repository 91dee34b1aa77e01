package io.worklog.server.vault;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The table of wrapped data keys. */
final class DataKeys {
    private static final int BATCH = 200;

    private final Database database;
    private final InstantSource clock;

    DataKeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A row.
     *
     * @param name which key
     * @param wrapped the key; null where it was destroyed
     */
    record Row(KeyName name, @Nullable Wrapped wrapped) {}

    Optional<Row> find(KeyName key) {
        return database.sql()
                .select(
                        Tables.TENANT,
                        Tables.PURPOSE,
                        Tables.SUBJECT,
                        Tables.MASTER_ID,
                        Tables.WRAPPED)
                .from(Tables.KEYS)
                .where(is(key))
                .fetchOptional(DataKeys::row);
    }

    /** Adds a key, unless there is one. */
    void add(KeyName key, Wrapped wrapped) {
        database.sql()
                .insertInto(Tables.KEYS)
                .set(Tables.TENANT, key.tenant())
                .set(Tables.PURPOSE, key.kind())
                .set(Tables.SUBJECT, key.id())
                .set(Tables.MASTER_ID, wrapped.masterId())
                .set(Tables.WRAPPED, wrapped.bytes())
                .set(Tables.CREATED_AT, Times.micros(clock.instant()))
                .onConflictDoNothing()
                .execute();
    }

    /** Overwrites a key; the row stays, so that no key of that name comes again. */
    boolean shred(KeyName key) {
        return database.sql()
                        .update(Tables.KEYS)
                        .setNull(Tables.WRAPPED)
                        .set(Tables.SHREDDED_AT, Times.micros(clock.instant()))
                        .where(is(key).and(Tables.WRAPPED.isNotNull()))
                        .execute()
                == 1;
    }

    /** Some keys that another master key than the given one wraps. */
    List<Row> notUnder(String masterId) {
        return database.sql()
                .select(
                        Tables.TENANT,
                        Tables.PURPOSE,
                        Tables.SUBJECT,
                        Tables.MASTER_ID,
                        Tables.WRAPPED)
                .from(Tables.KEYS)
                .where(Tables.MASTER_ID.ne(masterId).and(Tables.WRAPPED.isNotNull()))
                .orderBy(Tables.TENANT, Tables.PURPOSE, Tables.SUBJECT)
                .limit(BATCH)
                .fetch(DataKeys::row);
    }

    /** Puts a key wrapped anew in place of the same key, unless it was changed meanwhile. */
    boolean replace(KeyName key, String before, Wrapped after) {
        return database.sql()
                        .update(Tables.KEYS)
                        .set(Tables.MASTER_ID, after.masterId())
                        .set(Tables.WRAPPED, after.bytes())
                        .where(
                                is(key).and(Tables.MASTER_ID.eq(before))
                                        .and(Tables.WRAPPED.isNotNull()))
                        .execute()
                == 1;
    }

    boolean isEmpty() {
        return !database.sql().fetchExists(Tables.KEYS);
    }

    private static Condition is(KeyName key) {
        return Tables.TENANT
                .eq(key.tenant())
                .and(Tables.PURPOSE.eq(key.kind()))
                .and(Tables.SUBJECT.eq(key.id()));
    }

    private static Row row(Record row) {
        byte[] wrapped = row.get(Tables.WRAPPED);
        KeyName name =
                new KeyName(
                        row.get(Tables.TENANT), row.get(Tables.PURPOSE), row.get(Tables.SUBJECT));
        return new Row(
                name, wrapped == null ? null : new Wrapped(row.get(Tables.MASTER_ID), wrapped));
    }
}
