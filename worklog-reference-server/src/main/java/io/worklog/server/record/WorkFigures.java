package io.worklog.server.record;

import io.worklog.server.db.Database;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Adds up records by the day of their work; one statement for all figures. Thread-safe. */
final class WorkFigures {
    private final Database database;

    /**
     * Records and minutes.
     *
     * @param records how many
     * @param minutes worked, each record once, whoever took part
     */
    record Sum(long records, long minutes) {
        static final Sum NONE = new Sum(0, 0);

        Sum plus(Sum other) {
            return new Sum(records + other.records, minutes + other.minutes);
        }
    }

    /** What one author did. */
    record PersonSum(String id, @Nullable String name, Sum sum) {}

    /**
     * What was done in a week.
     *
     * @param week ISO 8601, such as {@code 2026-W07}
     */
    record WeekSum(String week, Sum sum) {}

    /** All figures of the days from the first to the last. */
    record Figures(
            LocalDate from,
            LocalDate to,
            Sum all,
            Map<RecordState, Sum> byState,
            List<PersonSum> byPerson,
            List<WeekSum> byWeek) {}

    WorkFigures(Database database) {
        this.database = database;
    }

    Figures of(String project, LocalDate from, LocalDate to) {
        Adder adder = new Adder();
        database.sql()
                .select(
                        Tables.STATE,
                        Tables.AUTHOR_ID,
                        DSL.max(Tables.AUTHOR_NAME),
                        Tables.WORK_DATE,
                        DSL.count(),
                        DSL.sum(Tables.MINUTES))
                .from(Tables.RECORDS)
                .where(Tables.PROJECT_ID.eq(project))
                .and(Tables.WORK_DATE.between(from.toString(), to.toString()))
                .groupBy(Tables.STATE, Tables.AUTHOR_ID, Tables.WORK_DATE)
                .forEach(row -> {
                    Sum sum = new Sum(row.value5(), row.value6().longValue());
                    adder.state(RecordState.valueOf(row.value1()), sum);
                    adder.person(row.value2(), row.value3(), sum);
                    adder.week(LocalDate.parse(row.value4()), sum);
                });
        return adder.figures(from, to);
    }

    /** Adds up rows. */
    private static final class Adder {
        private final Map<RecordState, Sum> states = new EnumMap<>(RecordState.class);
        private final Map<String, PersonSum> people = new TreeMap<>();
        private final Map<String, Sum> weeks = new TreeMap<>();
        private Sum all = Sum.NONE;

        void state(RecordState state, Sum sum) {
            states.merge(state, sum, Sum::plus);
            all = all.plus(sum);
        }

        void person(String id, @Nullable String name, Sum sum) {
            people.merge(
                    id,
                    new PersonSum(id, name, sum),
                    (a, b) ->
                            new PersonSum(
                                    id,
                                    b.name() == null ? a.name() : b.name(),
                                    a.sum().plus(b.sum())));
        }

        void week(LocalDate day, Sum sum) {
            String week =
                    String.format(
                            Locale.ROOT,
                            "%04d-W%02d",
                            day.get(IsoFields.WEEK_BASED_YEAR),
                            day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            weeks.merge(week, sum, Sum::plus);
        }

        Figures figures(LocalDate from, LocalDate to) {
            return new Figures(
                    from,
                    to,
                    all,
                    states,
                    List.copyOf(people.values()),
                    weeks.entrySet().stream()
                            .map(week -> new WeekSum(week.getKey(), week.getValue()))
                            .toList());
        }
    }
}
