package io.worklog.server.export;

import io.worklog.server.access.Caller;
import io.worklog.server.api.PageLimit;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.export.Export.State;
import io.worklog.server.job.Job;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of exports. */
final class ExportTable {
    private static final TypeReference<Map<String, String>> PAIRS = new TypeReference<>() {};

    private final Database database;
    private final InstantSource clock;
    private final JsonMapper json;

    ExportTable(Database database, InstantSource clock, JsonMapper json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    void insert(Caller caller, String project, String job, ExportOrder order) {
        database.sql()
                .insertInto(Tables.EXPORTS)
                .set(Tables.ID, order.export())
                .set(Tables.TENANT, caller.tenant())
                .set(Tables.PROJECT, project)
                .set(Tables.JOB, job)
                .set(Tables.SOURCE, order.source())
                .set(Tables.FORMAT, order.format().name())
                .set(Tables.FILTER, json.writeValueAsString(order.filter()))
                .set(Tables.BY, caller.userId())
                .set(Tables.STATE, State.OPEN.name())
                .set(Tables.DOWNLOADS, 0L)
                .set(Tables.CREATED, Times.micros(clock.instant()))
                .execute();
    }

    /** Says how it ended; false where that was said before. */
    boolean end(String export, Job job, State state, @Nullable ExportResult result) {
        return database.sql()
                        .update(Tables.EXPORTS)
                        .set(Tables.STATE, state.name())
                        .set(Tables.ROWS, result == null ? null : result.rows())
                        .set(Tables.BYTES, result == null ? null : result.bytes())
                        .set(Tables.SHA256, result == null ? null : result.sha256())
                        .set(Tables.PROBLEM, job.problem())
                        .set(Tables.FINISHED, micros(job.finishedAt()))
                        .set(Tables.EXPIRES, micros(job.expiresAt()))
                        .where(Tables.ID.eq(export).and(Tables.STATE.eq(State.OPEN.name())))
                        .execute()
                == 1;
    }

    void downloaded(String export) {
        database.sql()
                .update(Tables.EXPORTS)
                .set(Tables.DOWNLOADS, Tables.DOWNLOADS.plus(1))
                .where(Tables.ID.eq(export))
                .execute();
    }

    Optional<Export> find(String project, String id) {
        return database.sql()
                .selectFrom(Tables.EXPORTS)
                .where(Tables.ID.eq(id).and(Tables.PROJECT.eq(project)))
                .fetchOptional(this::export);
    }

    /** One more than the limit, newest first. */
    List<Export> list(String project, @Nullable String before, PageLimit limit) {
        Condition older = before == null ? DSL.noCondition() : Tables.ID.lt(before);
        return database.sql()
                .selectFrom(Tables.EXPORTS)
                .where(Tables.PROJECT.eq(project).and(older))
                .orderBy(Tables.ID.desc())
                .limit(limit.value() + 1)
                .fetch(this::export);
    }

    private Export export(Record row) {
        return new Export(
                row.get(Tables.ID),
                row.get(Tables.JOB),
                row.get(Tables.SOURCE),
                ExportFormat.valueOf(row.get(Tables.FORMAT)),
                json.readValue(row.get(Tables.FILTER), PAIRS),
                row.get(Tables.BY),
                state(row),
                row.get(Tables.ROWS),
                row.get(Tables.BYTES),
                row.get(Tables.SHA256),
                row.get(Tables.PROBLEM),
                row.get(Tables.DOWNLOADS),
                Times.instant(row.get(Tables.CREATED).longValue()),
                Times.instant(row.get(Tables.FINISHED)),
                Times.instant(row.get(Tables.EXPIRES)));
    }

    private State state(Record row) {
        State state = State.valueOf(row.get(Tables.STATE));
        Long expires = row.get(Tables.EXPIRES);
        boolean gone = expires != null && expires <= Times.micros(clock.instant());
        return state == State.READY && gone ? State.EXPIRED : state;
    }

    private static @Nullable Long micros(@Nullable Instant time) {
        return time == null ? null : Times.micros(time);
    }
}
