package io.worklog.server.gate;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The table of requests that were carried out. Thread-safe. */
final class KeptAnswers {
    /** How long a request can be repeated. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Table<Record> REQUESTS = table(name("idempotent_requests"));
    private static final Field<String> CALLER = field(name("caller"), String.class);
    private static final Field<String> KEY = field(name("request_key"), String.class);
    private static final Field<String> HASH = field(name("request_hash"), String.class);
    private static final Field<Long> CREATED = field(name("created_at"), Long.class);
    private static final Field<Integer> STATUS = field(name("answer_status"), Integer.class);
    private static final Field<String> HEADERS = field(name("answer_headers"), String.class);
    private static final Field<byte[]> BODY = field(name("answer_body"), byte[].class);

    private final Database database;
    private final InstantSource clock;

    /**
     * A request that was carried out.
     *
     * @param hash of what was asked
     * @param at when
     * @param status of its answer; null while there is none
     * @param headers of its answer, one a line
     * @param body of its answer; null where it is not kept
     */
    record Kept(
            String hash,
            Instant at,
            @Nullable Integer status,
            @Nullable String headers,
            byte @Nullable [] body) {}

    KeptAnswers(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<Kept> find(String caller, String key) {
        return database.sql()
                .select(HASH, CREATED, STATUS, HEADERS, BODY)
                .from(REQUESTS)
                .where(CALLER.eq(caller).and(KEY.eq(key)))
                .and(CREATED.gt(Times.micros(clock.instant().minus(KEPT))))
                .fetchOptional(row ->
                        new Kept(
                                row.get(HASH),
                                Times.instant(row.get(CREATED).longValue()),
                                row.get(STATUS),
                                row.get(HEADERS),
                                row.get(BODY)));
    }

    /**
     * Takes the key, in the transaction of what the request changes.
     *
     * @return when, in microseconds: what tells this request from another that has the key later
     */
    long take(String caller, String key, String hash) {
        forgetOld(caller, key);
        long now = Times.micros(clock.instant());
        int rows =
                database.sql()
                        .insertInto(REQUESTS)
                        .set(CALLER, caller)
                        .set(KEY, key)
                        .set(HASH, hash)
                        .set(CREATED, now)
                        .onDuplicateKeyIgnore()
                        .execute();
        if (rows == 0) {
            throw Problem.of(GateProblem.REQUEST_IN_PROGRESS, "the key was taken a moment ago")
                    .retryAfter(SOON);
        }
        return now;
    }

    /**
     * Keeps an answer; nothing where the request changed nothing.
     *
     * @param taken what {@link #take} gave
     */
    void keep(
            String caller,
            String key,
            long taken,
            int status,
            String headers,
            byte @Nullable [] body) {
        database.sql()
                .update(REQUESTS)
                .set(STATUS, status)
                .set(HEADERS, headers)
                .set(BODY, body)
                .where(CALLER.eq(caller).and(KEY.eq(key)).and(CREATED.eq(taken)))
                .execute();
    }

    private void forgetOld(String caller, String key) {
        database.sql()
                .deleteFrom(REQUESTS)
                .where(CALLER.eq(caller).and(KEY.eq(key)))
                .and(CREATED.le(Times.micros(clock.instant().minus(KEPT))))
                .execute();
    }

    /** Removes what nobody can repeat any more. */
    int clean() {
        return database.sql()
                .deleteFrom(REQUESTS)
                .where(CREATED.le(Times.micros(clock.instant().minus(KEPT))))
                .execute();
    }
}
