package io.worklog.server.job;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.job.Job.State;
import io.worklog.server.survey.Alert;
import io.worklog.server.survey.Alert.Level;
import io.worklog.server.survey.AlertSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Jobs that failed in the last days, by kind. */
final class JobAlerts implements AlertSource {
    private static final Duration DAYS = Duration.ofDays(7);
    private static final Field<Integer> COUNT = DSL.count();
    private static final Field<Long> FIRST = DSL.min(Tables.FINISHED);

    private final Database database;
    private final InstantSource clock;

    JobAlerts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Alert> alerts(String tenant) {
        return database.sql()
                .select(Tables.KIND, COUNT, FIRST)
                .from(Tables.JOBS)
                .where(Tables.TENANT.eq(tenant).and(Tables.STATE.eq(State.FAILED.name())))
                .and(Tables.FINISHED.gt(Times.micros(clock.instant().minus(DAYS))))
                .groupBy(Tables.KIND)
                .orderBy(Tables.KIND)
                .fetch(row ->
                        Alert.about(
                                        "jobs-failed",
                                        Level.WARNING,
                                        row.get(Tables.KIND),
                                        row.get(COUNT))
                                .since(Times.instant(row.get(FIRST))));
    }
}
