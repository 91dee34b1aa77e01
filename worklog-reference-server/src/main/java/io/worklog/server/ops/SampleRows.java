package io.worklog.server.ops;

import io.worklog.server.db.Database;
import io.worklog.server.survey.StorageUse;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.Record;

/** The table of samples. */
final class SampleRows {
    private static final int NAME = 200;

    private final Database database;

    SampleRows(Database database) {
        this.database = database;
    }

    /** Puts a day's sample in the place of one that was taken earlier on that day. */
    void replace(String tenant, LocalDate day, List<StorageUse> uses) {
        database.inTransaction(() -> {
            database.sql()
                    .deleteFrom(Tables.SAMPLES)
                    .where(Tables.TENANT.eq(tenant).and(Tables.DAY.eq(day.toString())))
                    .execute();
            List<Query> rows = uses.stream().map(use -> row(tenant, day, use)).toList();
            database.sql().batch(rows).execute();
        });
    }

    private Query row(String tenant, LocalDate day, StorageUse use) {
        String name = use.name();
        return database.sql()
                .insertInto(Tables.SAMPLES)
                .set(Tables.TENANT, tenant)
                .set(Tables.DAY, day.toString())
                .set(Tables.KIND, use.kind())
                .set(Tables.NAME, name.length() > NAME ? name.substring(0, NAME) : name)
                .set(Tables.THINGS, use.things())
                .set(Tables.BYTES, use.bytes())
                .onDuplicateKeyIgnore();
    }

    /** Samples of a tenant from a day on, oldest first. */
    List<Sample> since(String tenant, LocalDate day) {
        Condition wanted = Tables.TENANT.eq(tenant).and(Tables.DAY.ge(day.toString()));
        return database.sql()
                .selectFrom(Tables.SAMPLES)
                .where(wanted)
                .orderBy(Tables.DAY, Tables.KIND, Tables.NAME)
                .fetch(SampleRows::sample);
    }

    /** Forgets samples from before a day, of every tenant. */
    int forget(LocalDate before) {
        return database.sql()
                .deleteFrom(Tables.SAMPLES)
                .where(Tables.DAY.lt(before.toString()))
                .execute();
    }

    private static Sample sample(Record row) {
        return new Sample(
                LocalDate.parse(row.get(Tables.DAY)),
                new StorageUse(
                        row.get(Tables.KIND),
                        row.get(Tables.NAME),
                        row.get(Tables.THINGS),
                        row.get(Tables.BYTES)));
    }
}
