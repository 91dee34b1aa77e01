package io.worklog.server.feed;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.survey.Alert;
import io.worklog.server.survey.Alert.Level;
import io.worklog.server.survey.AlertSource;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Deliveries that fail or were given up, by project. */
final class FeedAlerts implements AlertSource {
    /** Failures one after the other from which on a feed counts as failing. */
    static final long FAILING = 3;

    private static final Field<Integer> COUNT = DSL.count();
    private static final Field<Long> FIRST = DSL.min(Tables.GIVEN_UP);

    private final Database database;

    FeedAlerts(Database database) {
        this.database = database;
    }

    @Override
    public List<Alert> alerts(String tenant) {
        List<Alert> found = new ArrayList<>(deadLetters(tenant));
        found.addAll(failing(tenant));
        return found;
    }

    private List<Alert> deadLetters(String tenant) {
        return database.sql()
                .select(Tables.PROJECT, COUNT, FIRST)
                .from(Tables.DEAD)
                .join(Tables.FEEDS)
                .on(Tables.FEED.eq(Tables.ID))
                .where(Tables.TENANT.eq(tenant))
                .groupBy(Tables.PROJECT)
                .orderBy(Tables.PROJECT)
                .fetch(row ->
                        Alert.about(
                                        "dead-letters",
                                        Level.WARNING,
                                        row.get(Tables.PROJECT),
                                        row.get(COUNT))
                                .since(Times.instant(row.get(FIRST))));
    }

    private List<Alert> failing(String tenant) {
        return database.sql()
                .select(Tables.PROJECT, COUNT)
                .from(Tables.FEEDS)
                .where(Tables.TENANT.eq(tenant).and(Tables.FAILURES.ge(FAILING)))
                .and(Tables.STATE.eq(Feed.State.ACTIVE.name()))
                .groupBy(Tables.PROJECT)
                .orderBy(Tables.PROJECT)
                .fetch(row ->
                        Alert.about(
                                "feeds-failing",
                                Level.WARNING,
                                row.get(Tables.PROJECT),
                                row.get(COUNT)));
    }
}
