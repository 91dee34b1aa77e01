package io.worklog.server.record;

import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The rows of versions. One that was submitted is never written again but for its decision. */
final class VersionRows {
    private final Database database;
    private final JsonMapper json;

    VersionRows(Database database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    VersionRow get(String record, long number) {
        return database.sql()
                .select()
                .from(Tables.VERSIONS)
                .where(Tables.RECORD_ID.eq(record).and(Tables.NUMBER.eq(number)))
                .fetchOptional(this::row)
                .orElseThrow(() -> Problem.notFound("the version"));
    }

    /** All versions, oldest first. */
    List<VersionRow> all(String record) {
        return database.sql()
                .select()
                .from(Tables.VERSIONS)
                .where(Tables.RECORD_ID.eq(record))
                .orderBy(Tables.NUMBER)
                .fetch(this::row);
    }

    /** What records say now, by their identifiers; none of what they said before is read. */
    Map<String, RecordContent> current(List<RecordRow> records) {
        Map<String, RecordContent> bodies = new HashMap<>();
        database.sql()
                .select(Tables.RECORD_ID, Tables.BODY)
                .from(Tables.VERSIONS)
                .where(DSL.or(records.stream().map(VersionRows::isCurrent).toList()))
                .forEach(row ->
                        bodies.put(
                                row.get(Tables.RECORD_ID),
                                json.readValue(row.get(Tables.BODY), RecordContent.class)));
        return bodies;
    }

    private static Condition isCurrent(RecordRow record) {
        return Tables.RECORD_ID.eq(record.id()).and(Tables.NUMBER.eq(record.number()));
    }

    void insert(
            String record,
            long number,
            RecordContent body,
            @Nullable RecordContent recorded,
            Instant at) {
        database.sql()
                .insertInto(Tables.VERSIONS)
                .set(Tables.RECORD_ID, record)
                .set(Tables.NUMBER, number)
                .set(Tables.BODY, text(body))
                .set(Tables.RECORDED, recorded == null ? null : text(recorded))
                .set(Tables.EDITED_AT, Times.micros(at))
                .execute();
    }

    /** Writes a version that was not submitted yet. */
    void edit(String record, long number, RecordContent body, Instant at) {
        expectOne(
                database.sql()
                        .update(Tables.VERSIONS)
                        .set(Tables.BODY, text(body))
                        .set(Tables.EDITED_AT, Times.micros(at))
                        .where(Tables.RECORD_ID.eq(record).and(Tables.NUMBER.eq(number)))
                        .and(Tables.SUBMITTED_AT.isNull())
                        .execute());
    }

    /** Remembers what the log was told that a version says. */
    void recorded(String record, long number, RecordContent body) {
        database.sql()
                .update(Tables.VERSIONS)
                .set(Tables.RECORDED, text(body))
                .where(Tables.RECORD_ID.eq(record).and(Tables.NUMBER.eq(number)))
                .execute();
    }

    /** Closes a version for ever; one that was submitted before keeps its time. */
    void submitted(String record, long number, Instant at) {
        database.sql()
                .update(Tables.VERSIONS)
                .set(Tables.SUBMITTED_AT, Times.micros(at))
                .where(Tables.RECORD_ID.eq(record).and(Tables.NUMBER.eq(number)))
                .and(Tables.SUBMITTED_AT.isNull())
                .execute();
    }

    void decided(String record, long number, String decision, String by, Instant at) {
        database.sql()
                .update(Tables.VERSIONS)
                .set(Tables.DECISION, decision)
                .set(Tables.DECIDED_BY, by)
                .set(Tables.DECIDED_AT, Times.micros(at))
                .where(Tables.RECORD_ID.eq(record).and(Tables.NUMBER.eq(number)))
                .execute();
    }

    /** Replaces what a version says by the same without personal values. */
    void erased(String record, VersionRow version, RecordContent body) {
        database.sql()
                .update(Tables.VERSIONS)
                .set(Tables.BODY, text(body))
                .set(Tables.RECORDED, version.recorded() == null ? null : text(body))
                .where(Tables.RECORD_ID.eq(record).and(Tables.NUMBER.eq(version.number())))
                .execute();
    }

    private static void expectOne(int rows) {
        if (rows != 1) {
            throw Problem.of(RecordProblem.RECORD_STATE, "the version was submitted meanwhile");
        }
    }

    private String text(RecordContent body) {
        return json.writeValueAsString(body);
    }

    private VersionRow row(Record row) {
        String recorded = row.get(Tables.RECORDED);
        return new VersionRow(
                row.get(Tables.NUMBER),
                json.readValue(row.get(Tables.BODY), RecordContent.class),
                recorded == null ? null : json.readValue(recorded, RecordContent.class),
                Times.instant(row.get(Tables.EDITED_AT).longValue()),
                Times.instant(row.get(Tables.SUBMITTED_AT)),
                Times.instant(row.get(Tables.DECIDED_AT)),
                row.get(Tables.DECIDED_BY),
                row.get(Tables.DECISION));
    }
}
