package io.worklog.server.ops;

import io.worklog.server.access.Tenants;
import io.worklog.server.ops.StorageView.DiskView;
import io.worklog.server.ops.StorageView.LogSize;
import io.worklog.server.ops.StorageView.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells from samples how storage grows. */
final class StorageReport {
    /** How far back it looks. */
    static final int DAYS = 90;

    private static final int MOST_TYPES = 50;

    private final SampleRows rows;
    private final Consumer<String> sampler;
    private final Disk disk;
    private final InstantSource clock;

    /**
     * @param sampler takes the first sample of a tenant
     */
    StorageReport(SampleRows rows, Consumer<String> sampler, Disk disk, InstantSource clock) {
        this.rows = rows;
        this.sampler = sampler;
        this.disk = disk;
        this.clock = clock;
    }

    StorageView of(String tenant) {
        LocalDate first = today().minusDays(DAYS);
        SampleTable own = samples(tenant, first);
        List<LocalDate> days = own.days();
        return new StorageView(
                days,
                days.stream().map(day -> own.things(day, "log")).toList(),
                new ArrayList<>(days.stream().map(day -> own.bytes(day, "log")).toList()),
                days.stream().map(day -> own.things(day, "evidence")).toList(),
                days.stream()
                        .map(day -> Objects.requireNonNullElse(own.bytes(day, "evidence"), 0L))
                        .toList(),
                types(own),
                logs(own),
                tenant.equals(Tenants.FIRST) ? disk(days, first) : null);
    }

    /** A tenant that was just set up need not wait for the job to see what it has. */
    private SampleTable samples(String tenant, LocalDate first) {
        List<Sample> taken = rows.since(tenant, first);
        if (taken.isEmpty()) {
            sampler.accept(tenant);
            taken = rows.since(tenant, first);
        }
        return new SampleTable(taken);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static List<Series> types(SampleTable own) {
        return own.names("type").stream()
                .map(name -> new Series(name, own.series("type", name)))
                .sorted(Comparator.comparing(StorageReport::last).reversed())
                .limit(MOST_TYPES)
                .toList();
    }

    private static Long last(Series series) {
        return series.entries().get(series.entries().size() - 1);
    }

    private static List<LogSize> logs(SampleTable own) {
        return own.last("log").stream()
                .map(use ->
                        new LogSize(
                                use.name(),
                                use.things(),
                                use.bytes(),
                                Trend.of(own.points("log", use.name()))
                                        .map(Trend::perDay)
                                        .orElse(null)))
                .sorted(Comparator.comparingLong(LogSize::entries).reversed())
                .toList();
    }

    private @Nullable DiskView disk(List<LocalDate> days, LocalDate first) {
        SampleTable samples = new SampleTable(rows.since("", first));
        Optional<Disk.Space> now = space();
        if (now.isEmpty()) {
            return null;
        }
        List<Trend.Point> points = samples.bytePoints("disk");
        Optional<Trend> trend = Trend.of(points);
        List<@Nullable Long> used = new ArrayList<>();
        days.forEach(day -> used.add(samples.bytes(day, "disk")));
        return new DiskView(
                now.get().total(),
                now.get().free(),
                used,
                trend.map(Trend::perDay).orElse(null),
                trend.flatMap(line -> line.grownBy(now.get().free(), today())).orElse(null),
                Math.max(0, Trend.FEWEST - points.size()));
    }

    private Optional<Disk.Space> space() {
        try {
            return disk.space();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
