package io.worklog.server.record;

import io.worklog.server.api.PageLimit;
import io.worklog.server.db.Database;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Finds records; every answer is one statement. Thread-safe. */
final class RecordLists {
    private final Database database;
    private final RecordRows rows;

    RecordLists(Database database, RecordRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** A page, newest first, with one row more than the limit where there are more. */
    List<RecordRow> page(
            String project, RecordFilter filter, @Nullable String before, PageLimit limit) {
        Condition which = filter.condition(project);
        return database.sql()
                .select()
                .from(Tables.RECORDS)
                .where(before == null ? which : which.and(Tables.ID.lt(before)))
                .orderBy(Tables.ID.desc())
                .limit(limit.value() + 1)
                .fetch(rows::row);
    }

    /** The next records in the order they were made, after one or from the first. */
    List<RecordRow> after(String project, RecordFilter filter, @Nullable String last, int limit) {
        Condition which = filter.condition(project);
        return database.sql()
                .select()
                .from(Tables.RECORDS)
                .where(last == null ? which : which.and(Tables.ID.gt(last)))
                .orderBy(Tables.ID)
                .limit(limit)
                .fetch(rows::row);
    }

    /** How many there are in each state; states without any are 0. */
    Map<RecordState, Long> counts(String project, RecordFilter filter) {
        Map<RecordState, Long> counts = new EnumMap<>(RecordState.class);
        for (RecordState state : RecordState.values()) {
            counts.put(state, 0L);
        }
        database.sql()
                .select(Tables.STATE, DSL.count())
                .from(Tables.RECORDS)
                .where(filter.condition(project))
                .groupBy(Tables.STATE)
                .forEach(row ->
                        counts.put(RecordState.valueOf(row.value1()), row.value2().longValue()));
        return counts;
    }
}
