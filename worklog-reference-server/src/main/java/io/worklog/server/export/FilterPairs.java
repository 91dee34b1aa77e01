package io.worklog.server.export;

import io.worklog.log.LogId;
import io.worklog.query.EventQuery;
import io.worklog.server.api.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An {@link EventFilter} as pairs, which is how exports and feeds keep it: what may be several
 * values has commas between them.
 */
public final class FilterPairs {
    private static final LogId ANY = LogId.of("any");

    private FilterPairs() {}

    /** What is wrong with a filter; the pointers begin with {@code /filter/}. */
    public static List<Problem.Place> faults(Map<String, String> pairs) {
        List<Problem.Place> faults = new ArrayList<>();
        new TreeMap<>(pairs)
                .forEach((name, value) -> {
                    if (!EventFilter.isPart(name)) {
                        faults.add(place(name, "is not one of " + EventFilter.names()));
                    } else if (values(name, value).stream().anyMatch(String::isEmpty)) {
                        faults.add(place(name, "is empty"));
                    }
                });
        List<Problem.Place> more = new ArrayList<>();
        EventFilter.of(parts(pairs)).query(ANY, more);
        more.forEach(fault -> faults.add(place(fault.pointer(), fault.fault())));
        return faults;
    }

    private static Problem.Place place(String name, String fault) {
        return new Problem.Place("/filter/" + name, fault);
    }

    /** The query; the filter has no faults. */
    public static EventQuery query(LogId log, Map<String, String> pairs) {
        return EventFilter.of(parts(pairs)).query(log);
    }

    private static Map<String, List<String>> parts(Map<String, String> pairs) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        pairs.forEach((name, value) -> parts.put(name, values(name, value)));
        return parts;
    }

    private static List<String> values(String name, String value) {
        return EventFilter.isMany(name)
                ? Stream.of(value.split(",", -1)).map(String::strip).toList()
                : List.of(value.strip());
    }
}
