package io.worklog.server.ops;

import io.worklog.LogHealth;
import io.worklog.Worklog;
import io.worklog.outbox.RelayStatus;
import io.worklog.server.db.Migrations;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Puts together what {@code /status} says. */
final class StatusSource implements Supplier<Status> {
    private static final String ALL = "api,worker,feeds";

    private final Life life;
    private final Watch watch;
    private final Migrations migrations;
    private final Worklog worklog;
    private final Environment environment;
    private final Instant startedAt;

    StatusSource(
            Life life,
            Watch watch,
            Migrations migrations,
            Worklog worklog,
            Environment environment,
            Instant startedAt) {
        this.life = life;
        this.watch = watch;
        this.migrations = migrations;
        this.worklog = worklog;
        this.environment = environment;
        this.startedAt = startedAt;
    }

    @Override
    public Status get() {
        List<Finding> found = watch.findings();
        boolean running = life.phase() == Phase.RUNNING && !found.isEmpty();
        boolean database = found.stream().anyMatch(StatusSource::isDatabaseThere);
        String version = StatusSource.class.getPackage().getImplementationVersion();
        return new Status(
                version == null ? "(not packaged)" : version,
                environment.getProperty("worklog.server.mode", "production"),
                List.of(environment.getProperty("worklog.server.roles", ALL).split(",")),
                life.phase().name().toLowerCase(Locale.ROOT),
                running && found.stream().allMatch(Finding::readable),
                running && found.stream().allMatch(Finding::writable),
                found.stream().flatMap(StatusSource::reasons).toList(),
                database ? migrations.pending() : null,
                database ? lag() : 0,
                life.requests(),
                startedAt,
                Runtime.version().toString());
    }

    private long lag() {
        return worklog.healthOfAll().stream()
                .map(LogHealth::relay)
                .flatMap(Stream::ofNullable)
                .mapToLong(RelayStatus::waiting)
                .max()
                .orElse(0);
    }

    private static boolean isDatabaseThere(Finding found) {
        return found.part().equals("database") && found.readable();
    }

    private static Stream<String> reasons(Finding found) {
        Stream<String> weak = found.weaknesses().stream().map(text -> found.part() + ": " + text);
        return found.problem() == null
                ? weak
                : Stream.concat(Stream.of(found.part() + ": " + found.problem()), weak);
    }
}
