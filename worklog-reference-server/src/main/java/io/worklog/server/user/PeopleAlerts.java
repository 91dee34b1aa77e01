package io.worklog.server.user;

import io.worklog.server.access.SystemRole;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.survey.Alert;
import io.worklog.server.survey.Alert.Level;
import io.worklog.server.survey.AlertSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Duties that nobody has, and API keys that are about to end. */
final class PeopleAlerts implements AlertSource {
    /** How long before its end a key is told of. */
    static final Duration KEY_ENDS = Duration.ofDays(14);

    private final Database database;
    private final InstantSource clock;

    PeopleAlerts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Alert> alerts(String tenant) {
        List<Alert> found = new ArrayList<>(duties(tenant));
        Condition ends = endingKeys(tenant, clock.instant());
        int keys = database.sql().fetchCount(Tables.KEYS, ends);
        if (keys > 0) {
            found.add(Alert.of("keys-ending", Level.NOTICE, keys));
        }
        return found;
    }

    private List<Alert> duties(String tenant) {
        Map<String, Integer> held =
                database.sql()
                        .select(Tables.SYSTEM_ROLE, DSL.count())
                        .from(Tables.USERS)
                        .where(Tables.TENANT.eq(tenant).and(Tables.SYSTEM_ROLE.isNotNull()))
                        .and(
                                Tables.STATE.in(
                                        UserTable.State.ACTIVE.name(),
                                        UserTable.State.INVITED.name()))
                        .groupBy(Tables.SYSTEM_ROLE)
                        .fetchMap(Tables.SYSTEM_ROLE, DSL.count());
        List<Alert> found = new ArrayList<>();
        for (SystemRole role : List.of(SystemRole.SECURITY_OFFICER, SystemRole.AUDITOR)) {
            if (held.getOrDefault(role.name(), 0) == 0) {
                String code = "no-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
                found.add(Alert.of(code, Level.WARNING, 0));
            }
        }
        if (held.getOrDefault(SystemRole.ADMINISTRATOR.name(), 0) == 1) {
            found.add(Alert.of("one-administrator", Level.NOTICE, 1));
        }
        return found;
    }

    private static Condition endingKeys(String tenant, Instant now) {
        return Tables.TENANT
                .eq(tenant)
                .and(Tables.REVOKED_AT.isNull())
                .and(Tables.ENDS_AT.gt(Times.micros(now)))
                .and(Tables.ENDS_AT.lt(Times.micros(now.plus(KEY_ENDS))));
    }
}
