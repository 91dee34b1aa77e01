package io.worklog.server.ops;

import io.worklog.LogHealth;
import io.worklog.Worklog;
import io.worklog.server.access.Tenants;
import io.worklog.server.trail.Trail;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The logs: whether they take events, and what their stores cannot promise. */
final class LogPart implements Part {
    private final Worklog worklog;

    LogPart(Worklog worklog) {
        this.worklog = worklog;
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public Finding look() {
        List<LogHealth> all = worklog.healthOfAll();
        List<String> weak =
                all.stream().flatMap(one -> one.weaknesses().stream()).distinct().toList();
        return all.stream()
                .filter(one -> !one.healthy() && !one.quarantined())
                .findFirst()
                .map(sick ->
                        new Finding(name(), true, false, sick.log() + ": " + reason(sick), weak))
                .orElseGet(() -> new Finding(name(), true, records(all), quarantined(all), weak));
    }

    /** Whoever runs the server is recorded in the first tenant's system log, or does nothing. */
    private static boolean records(List<LogHealth> all) {
        return all.stream()
                .filter(LogHealth::quarantined)
                .noneMatch(one -> one.log().value().equals(Trail.systemLog(Tenants.FIRST)));
    }

    /** The logs that are damaged and only read; the others go on without them. */
    private static @Nullable String quarantined(List<LogHealth> all) {
        String told =
                all.stream()
                        .filter(LogHealth::quarantined)
                        .map(LogPart::reason)
                        .collect(Collectors.joining("; "));
        return told.isEmpty() ? null : told;
    }

    private static String reason(LogHealth sick) {
        return Objects.requireNonNullElse(
                sick.problem(),
                sick.lost() > 0 ? sick.lost() + " events were lost" : "events are not relayed");
    }
}
