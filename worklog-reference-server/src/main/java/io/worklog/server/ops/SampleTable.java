package io.worklog.server.ops;

import io.worklog.server.survey.StorageUse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Samples by day. */
final class SampleTable {
    private final Map<LocalDate, List<StorageUse>> byDay;

    SampleTable(List<Sample> samples) {
        this.byDay =
                samples.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Sample::day,
                                        TreeMap::new,
                                        Collectors.mapping(Sample::use, Collectors.toList())));
    }

    /** Days with a sample, oldest first. */
    List<LocalDate> days() {
        return List.copyOf(byDay.keySet());
    }

    private Stream<StorageUse> of(LocalDate day, String kind) {
        return byDay.getOrDefault(day, List.of()).stream().filter(use -> use.kind().equals(kind));
    }

    /** How many things of a kind there were on a day. */
    long things(LocalDate day, String kind) {
        return of(day, kind).mapToLong(StorageUse::things).sum();
    }

    /** How large a kind was on a day; null where none of its sizes is known. */
    @Nullable Long bytes(LocalDate day, String kind) {
        List<Long> known = of(day, kind).map(StorageUse::bytes).filter(Objects::nonNull).toList();
        return known.isEmpty() ? null : known.stream().mapToLong(Long::longValue).sum();
    }

    /** Names of a kind that the last day has. */
    List<String> names(String kind) {
        return last(kind).stream().map(StorageUse::name).toList();
    }

    /** What the last day says of a kind. */
    List<StorageUse> last(String kind) {
        List<LocalDate> days = days();
        return days.isEmpty() ? List.of() : of(days.get(days.size() - 1), kind).toList();
    }

    /** How many of a name there were on each day. */
    List<Long> series(String kind, String name) {
        return days().stream()
                .map(day ->
                        of(day, kind)
                                .filter(use -> use.name().equals(name))
                                .mapToLong(StorageUse::things)
                                .sum())
                .toList();
    }

    /** The same, of the days that have it. */
    List<Trend.Point> points(String kind, String name) {
        List<Trend.Point> points = new ArrayList<>();
        for (LocalDate day : days()) {
            of(day, kind)
                    .filter(use -> use.name().equals(name))
                    .forEach(use -> points.add(new Trend.Point(day, use.things())));
        }
        return points;
    }

    /** How large a kind was on the days that say so. */
    List<Trend.Point> bytePoints(String kind) {
        List<Trend.Point> points = new ArrayList<>();
        for (LocalDate day : days()) {
            Long bytes = bytes(day, kind);
            if (bytes != null) {
                points.add(new Trend.Point(day, bytes));
            }
        }
        return points;
    }
}
