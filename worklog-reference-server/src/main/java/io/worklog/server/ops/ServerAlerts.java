package io.worklog.server.ops;

import io.worklog.error.StoreUnavailableException;
import io.worklog.server.access.Tenants;
import io.worklog.server.survey.Alert;
import io.worklog.server.survey.Alert.Level;
import io.worklog.server.survey.AlertSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with the server and its disk; for the people of the first tenant, who run it. */
final class ServerAlerts implements AlertSource {
    private static final Logger LOG = LoggerFactory.getLogger(ServerAlerts.class);

    private static final long RELAY_BEHIND = 1_000;
    private static final Duration FULL_SOON = Duration.ofDays(30);

    private final StatusSource status;
    private final Watch watch;
    private final StorageReport storage;
    private final InstantSource clock;

    ServerAlerts(StatusSource status, Watch watch, StorageReport storage, InstantSource clock) {
        this.status = status;
        this.watch = watch;
        this.storage = storage;
        this.clock = clock;
    }

    @Override
    public List<Alert> alerts(String tenant) {
        if (!tenant.equals(Tenants.FIRST)) {
            return List.of();
        }
        List<Alert> found = new ArrayList<>();
        for (Finding part : watch.findings()) {
            if (part.problem() != null) {
                String code = part.part().equals("disk") ? "disk-low" : "part-degraded";
                found.add(Alert.about(code, Level.CRITICAL, part.part(), 0));
            }
            if (!part.weaknesses().isEmpty()) {
                int number = part.weaknesses().size();
                found.add(Alert.about("store-weak", Level.WARNING, part.part(), number));
            }
        }
        long lag = status.get().relayLag();
        if (lag > RELAY_BEHIND) {
            found.add(Alert.of("relay-behind", Level.WARNING, lag));
        }
        try {
            fullSoon(found);
        } catch (StoreUnavailableException away) {
            LOG.debug("worklog.alerts.store-away", away);
        }
        return found;
    }

    /** The first samples are taken from the logs. */
    private void fullSoon(List<Alert> found) {
        StorageView.DiskView disk = storage.of(Tenants.FIRST).disk();
        LocalDate full = disk == null ? null : disk.fullOn();
        Instant soon = clock.instant().plus(FULL_SOON);
        if (full != null && full.isBefore(soon.atZone(ZoneOffset.UTC).toLocalDate())) {
            long days =
                    full.toEpochDay()
                            - LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
            found.add(Alert.of("disk-full-soon", Level.WARNING, Math.max(0, days)));
        }
    }
}
