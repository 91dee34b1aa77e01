package io.worklog.server.privacy;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.survey.Alert;
import io.worklog.server.survey.Alert.Level;
import io.worklog.server.survey.AlertSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jooq.Condition;

/** Requests that nobody decides. People have a right to an answer in time: PIPL 50, GDPR 12 (3). */
final class PrivacyAlerts implements AlertSource {
    /** How long a request may wait before it is told of; GDPR gives a month for an answer. */
    static final Duration PATIENCE = Duration.ofDays(14);

    private final Database database;
    private final InstantSource clock;

    PrivacyAlerts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Alert> alerts(String tenant) {
        Condition late =
                Tables.TENANT
                        .eq(tenant)
                        .and(Tables.STATE.eq(Request.State.ASKED.name()))
                        .and(Tables.ASKED_AT.lt(Times.micros(clock.instant().minus(PATIENCE))));
        int waiting = database.sql().fetchCount(Tables.REQUESTS, late);
        return waiting == 0
                ? List.of()
                : List.of(Alert.of("requests-undecided", Level.WARNING, waiting));
    }
}
