package io.worklog.server.privacy;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.privacy.Request.Kind;
import io.worklog.server.privacy.Request.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The table of requests. */
final class RequestRows {
    private final Database database;

    RequestRows(Database database) {
        this.database = database;
    }

    void add(Request request) {
        database.sql()
                .insertInto(Tables.REQUESTS)
                .set(Tables.ID, request.id())
                .set(Tables.TENANT, request.tenant())
                .set(Tables.KIND, request.kind().name())
                .set(Tables.PROJECT_ID, request.project())
                .set(Tables.PERSON, request.person())
                .set(Tables.DETAILS, request.details())
                .set(Tables.GROUND, request.ground())
                .set(Tables.ASKED_BY, request.askedBy())
                .set(Tables.ASKED_AT, Times.micros(request.askedAt()))
                .set(Tables.STATE, request.state().name())
                .set(Tables.VERSION, request.version())
                .execute();
    }

    Optional<Request> find(String tenant, String id) {
        return database.sql()
                .select(Tables.REQUEST)
                .from(Tables.REQUESTS)
                .where(Tables.TENANT.eq(tenant).and(Tables.ID.eq(id)))
                .fetchOptional(RequestRows::request);
    }

    /** Requests of a tenant that meet a condition, newest first. */
    List<Request> list(String tenant, Condition where, @Nullable String before, int most) {
        Condition all = Tables.TENANT.eq(tenant).and(where);
        return database.sql()
                .select(Tables.REQUEST)
                .from(Tables.REQUESTS)
                .where(before == null ? all : all.and(Tables.ID.lt(before)))
                .orderBy(Tables.ID.desc())
                .limit(most)
                .fetch(RequestRows::request);
    }

    /** Decides; false where it is not at that version any more. */
    boolean decide(Request request, State state, String by, Instant at, String reason) {
        return database.sql()
                        .update(Tables.REQUESTS)
                        .set(Tables.STATE, state.name())
                        .set(Tables.DECIDED_BY, by)
                        .set(Tables.DECIDED_AT, Times.micros(at))
                        .set(Tables.DECISION_REASON, reason)
                        .set(Tables.VERSION, request.version() + 1)
                        .where(
                                Tables.ID
                                        .eq(request.id())
                                        .and(Tables.VERSION.eq(request.version()))
                                        .and(Tables.STATE.eq(State.ASKED.name())))
                        .execute()
                == 1;
    }

    /** Says what would go. */
    void preview(String id, String preview) {
        database.sql()
                .update(Tables.REQUESTS)
                .set(Tables.PREVIEW, preview)
                .where(Tables.ID.eq(id))
                .execute();
    }

    /** Ends what was allowed; false where it was ended before. */
    boolean done(String id, String report) {
        return database.sql()
                        .update(Tables.REQUESTS)
                        .set(Tables.STATE, State.DONE.name())
                        .set(Tables.REPORT, report)
                        .set(Tables.VERSION, Tables.VERSION.plus(1))
                        .where(Tables.ID.eq(id).and(Tables.STATE.eq(State.APPROVED.name())))
                        .execute()
                == 1;
    }

    private static Request request(Record row) {
        return new Request(
                row.get(Tables.ID),
                row.get(Tables.TENANT),
                Kind.valueOf(row.get(Tables.KIND)),
                row.get(Tables.PROJECT_ID),
                row.get(Tables.PERSON),
                row.get(Tables.DETAILS),
                row.get(Tables.GROUND),
                row.get(Tables.ASKED_BY),
                Times.instant(row.get(Tables.ASKED_AT).longValue()),
                State.valueOf(row.get(Tables.STATE)),
                row.get(Tables.DECIDED_BY),
                Times.instant(row.get(Tables.DECIDED_AT)),
                row.get(Tables.DECISION_REASON),
                row.get(Tables.PREVIEW),
                row.get(Tables.REPORT),
                row.get(Tables.VERSION));
    }
}
