package io.worklog.server.record;

import io.worklog.server.access.Caller;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Finds one person's records in several projects; every answer is one statement. Thread-safe. */
final class MyRecords {
    /** Column with the number of all rows, whose type is not the same in every database. */
    private static final String ALL = "all_of_them";

    private final Database database;
    private final RecordRows rows;

    /**
     * Records of some states with how many there are.
     *
     * @param count all of them
     * @param first the first of them
     */
    record Found(long count, List<RecordRow> first) {}

    /** What a person did on a day in a project. */
    record DaySum(LocalDate day, String project, long records, long minutes) {}

    MyRecords(Database database, RecordRows rows) {
        this.database = database;
        this.rows = rows;
    }

    private static Condition mine(Caller caller, Collection<String> projects) {
        return Tables.TENANT
                .eq(caller.tenant())
                .and(Tables.AUTHOR_ID.eq(caller.userId()))
                .and(Tables.PROJECT_ID.in(projects));
    }

    /** How many the caller wrote, by state; states without any are 0. */
    Map<RecordState, Long> counts(Caller caller, Collection<String> projects) {
        Map<RecordState, Long> counts = new EnumMap<>(RecordState.class);
        for (RecordState state : RecordState.values()) {
            counts.put(state, 0L);
        }
        database.sql()
                .select(Tables.STATE, DSL.count())
                .from(Tables.RECORDS)
                .where(mine(caller, projects))
                .groupBy(Tables.STATE)
                .forEach(row ->
                        counts.put(RecordState.valueOf(row.value1()), row.value2().longValue()));
        return counts;
    }

    /** What the caller has to go on with, those changed last first. */
    List<RecordRow> open(Caller caller, Collection<String> projects, int most) {
        List<String> states = List.of(RecordState.DRAFT.name(), RecordState.RETURNED.name());
        return database.sql()
                .select()
                .from(Tables.RECORDS)
                .where(mine(caller, projects).and(Tables.STATE.in(states)))
                .orderBy(Tables.UPDATED_AT.desc(), Tables.ID.desc())
                .limit(most)
                .fetch(rows::row);
    }

    /**
     * What waits for the caller's decision, longest first.
     *
     * @param fourEyes those of the projects where a person does not decide on what they took part in
     */
    Found waiting(
            Caller caller, Collection<String> projects, Collection<String> fourEyes, int most) {
        Condition which =
                Tables.PROJECT_ID
                        .in(projects)
                        .and(Tables.STATE.eq(RecordState.SUBMITTED.name()))
                        .andNot(Tables.PROJECT_ID.in(fourEyes).and(tookPart(caller, fourEyes)));
        var found =
                database.sql()
                        .select(Tables.RECORDS.asterisk(), DSL.count().over().as(ALL))
                        .from(Tables.RECORDS)
                        .where(which)
                        .orderBy(Tables.SUBMITTED_AT, Tables.ID)
                        .limit(most)
                        .fetch();
        long count = found.isEmpty() ? 0 : found.get(0).get(ALL, Long.class);
        return new Found(count, found.map(rows::row));
    }

    private static Condition tookPart(Caller caller, Collection<String> projects) {
        return Tables.AUTHOR_ID
                .eq(caller.userId())
                .or(
                        Tables.ID.in(
                                DSL.select(Tables.RECORD_ID)
                                        .from(Tables.TERMS)
                                        .where(Tables.ofTerm(Tables.PROJECT_ID).in(projects))
                                        .and(Tables.KIND.eq(TermRows.PERSON))
                                        .and(Tables.TERM.eq(caller.userId()))));
    }

    /** What the caller did on each of some days, in the order of days. */
    List<DaySum> days(Caller caller, Collection<String> projects, LocalDate first, LocalDate last) {
        return database.sql()
                .select(Tables.WORK_DATE, Tables.PROJECT_ID, DSL.count(), DSL.sum(Tables.MINUTES))
                .from(Tables.RECORDS)
                .where(mine(caller, projects))
                .and(Tables.WORK_DATE.between(first.toString(), last.toString()))
                .groupBy(Tables.WORK_DATE, Tables.PROJECT_ID)
                .orderBy(Tables.WORK_DATE, Tables.PROJECT_ID)
                .fetch(row ->
                        new DaySum(
                                LocalDate.parse(row.value1()),
                                row.value2(),
                                row.value3(),
                                row.value4().longValue()));
    }

    /** When the caller worked on a record of a project last, by project. */
    Map<String, Instant> lastWorked(Caller caller, Collection<String> projects) {
        Map<String, Instant> last = new HashMap<>();
        database.sql()
                .select(Tables.PROJECT_ID, DSL.max(Tables.UPDATED_AT))
                .from(Tables.RECORDS)
                .where(mine(caller, projects))
                .groupBy(Tables.PROJECT_ID)
                .forEach(row -> last.put(row.value1(), Times.instant(row.value2().longValue())));
        return last;
    }
}
