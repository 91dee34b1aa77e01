package io.worklog.server.record;

import io.worklog.Receipt;
import io.worklog.merkle.Hash;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The receipts of a record's events. Where in the log they are is added when it is known. */
final class StepRows {
    private final Database database;

    /** One event's receipt. */
    record Step(
            String eventId,
            String type,
            Instant at,
            String actor,
            @Nullable String leafHash,
            @Nullable Long index) {}

    StepRows(Database database) {
        this.database = database;
    }

    void insert(String record, String type, String actor, Instant at, Receipt receipt) {
        Hash leaf = receipt.leafHash();
        database.sql()
                .insertInto(Tables.STEPS)
                .set(Tables.EVENT_ID, receipt.eventId().toString())
                .set(Tables.RECORD_ID, record)
                .set(Tables.TYPE_NAME, type)
                .set(Tables.HAPPENED_AT, Times.micros(at))
                .set(Tables.ACTOR_ID, actor)
                .set(Tables.LEAF_HASH, leaf == null ? null : leaf.toString())
                .execute();
    }

    /** All of a record, oldest first. */
    List<Step> all(String record) {
        return database.sql()
                .select()
                .from(Tables.STEPS)
                .where(Tables.RECORD_ID.eq(record))
                .orderBy(Tables.HAPPENED_AT, Tables.EVENT_ID)
                .fetch(row ->
                        new Step(
                                row.get(Tables.EVENT_ID),
                                row.get(Tables.TYPE_NAME),
                                Times.instant(row.get(Tables.HAPPENED_AT).longValue()),
                                row.get(Tables.ACTOR_ID),
                                row.get(Tables.LEAF_HASH),
                                row.get(Tables.LOG_INDEX)));
    }

    /** Adds places that were not known before. */
    void placed(Map<String, Long> places) {
        places.forEach((event, index) ->
                database.sql()
                        .update(Tables.STEPS)
                        .set(Tables.LOG_INDEX, index)
                        .where(Tables.EVENT_ID.eq(event))
                        .and(Tables.LOG_INDEX.isNull())
                        .execute());
    }
}
