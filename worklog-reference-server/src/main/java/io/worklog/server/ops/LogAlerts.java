package io.worklog.server.ops;

import io.worklog.AuditLog;
import io.worklog.LogHealth;
import io.worklog.Worklog;
import io.worklog.error.StoreUnavailableException;
import io.worklog.server.survey.Alert;
import io.worklog.server.survey.Alert.Level;
import io.worklog.server.survey.AlertSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs that are sick, not sealed or not indexed, and checkpoints that nobody else has. */
final class LogAlerts implements AlertSource {
    private static final Logger LOG = LoggerFactory.getLogger(LogAlerts.class);

    /** How long an entry may wait for its seal; a second is usual. */
    static final Duration UNSEALED = Duration.ofMinutes(15);

    /** Entries that the index may be behind. */
    static final long BEHIND = 1_000;

    private final Worklog worklog;
    private final LogList logs;
    private final LogFacts facts;
    private final AnchorList anchors;
    private final InstantSource clock;

    LogAlerts(
            Worklog worklog,
            LogList logs,
            LogFacts facts,
            AnchorList anchors,
            InstantSource clock) {
        this.worklog = worklog;
        this.logs = logs;
        this.facts = facts;
        this.anchors = anchors;
        this.clock = clock;
    }

    /** Only of logs that this node has open: the others are as they were. */
    @Override
    public List<Alert> alerts(String tenant) {
        Map<String, LogHealth> open =
                worklog.healthOfAll().stream()
                        .collect(Collectors.toMap(one -> one.log().value(), Function.identity()));
        List<LogList.Entry> own = logs.of(tenant, open.keySet());
        List<Alert> found = new ArrayList<>();
        for (LogList.Entry log : own) {
            found.addAll(of(log.name(), Objects.requireNonNull(open.get(log.name()))));
        }
        found.addAll(anchoring(own));
        return found;
    }

    private List<Alert> of(String name, LogHealth health) {
        List<Alert> found = new ArrayList<>();
        if (LogFacts.problem(health) != null) {
            found.add(Alert.about("log-sick", Level.CRITICAL, name, health.lost()));
        }
        if (health.spilled() > 0) {
            found.add(Alert.about("log-spilled", Level.WARNING, name, health.spilled()));
        }
        worklog.existing(name).ifPresent(log -> found.addAll(behind(log, health)));
        return found;
    }

    /** Nothing where the store is away, which is when the others are wanted most. */
    private List<Alert> behind(AuditLog log, LogHealth health) {
        try {
            return whatIsBehind(log, health);
        } catch (StoreUnavailableException away) {
            LOG.debug("worklog.alerts.store-away", away);
            return List.of();
        }
    }

    private List<Alert> whatIsBehind(AuditLog log, LogHealth health) {
        List<Alert> found = new ArrayList<>();
        String name = log.id().value();
        long size = health.size().value();
        long waiting = size - health.sealed().value();
        Instant since = facts.waitingSince(log, size, health.sealed().value());
        if (since != null && since.isBefore(clock.instant().minus(UNSEALED))) {
            found.add(Alert.about("log-not-sealed", Level.CRITICAL, name, waiting).since(since));
        }
        long unread = size - facts.indexedTo(log);
        if (unread > BEHIND) {
            found.add(Alert.about("index-behind", Level.WARNING, name, unread));
        }
        return found;
    }

    private List<Alert> anchoring(List<LogList.Entry> own) {
        if (anchors.all().isEmpty()) {
            return List.of(Alert.of("no-anchor", Level.WARNING, 0));
        }
        List<Alert> found = new ArrayList<>();
        for (WatchedAnchor anchor : anchors.watched()) {
            List<Instant> failures =
                    AnchorView.of(anchor, own).logs().stream()
                            .map(AnchorView.OfLog::failedAt)
                            .filter(at -> at != null)
                            .sorted()
                            .toList();
            if (!failures.isEmpty()) {
                found.add(
                        Alert.about("anchor-failing", Level.WARNING, anchor.name(), failures.size())
                                .since(failures.get(0)));
            }
        }
        return found;
    }
}
