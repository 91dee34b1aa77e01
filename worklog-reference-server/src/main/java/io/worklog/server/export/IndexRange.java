package io.worklog.server.export;

import io.worklog.server.api.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A stretch of a log, in a filter of events.
 *
 * @param from index of the first entry
 * @param to index after the last one
 */
record IndexRange(long from, long to) {
    private static final String FROM = "fromIndex";
    private static final String TO = "toIndex";
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,17}");

    /** The stretch that a filter without faults names; the whole log where it names none. */
    static IndexRange of(Map<String, String> filter) {
        return new IndexRange(
                Long.parseLong(filter.getOrDefault(FROM, "0")),
                Long.parseLong(filter.getOrDefault(TO, Long.toString(Long.MAX_VALUE))));
    }

    /** The filter without the stretch. */
    static Map<String, String> rest(Map<String, String> filter) {
        Map<String, String> rest = new HashMap<>(filter);
        rest.keySet().removeAll(List.of(FROM, TO));
        return rest;
    }

    static List<Problem.Place> faults(Map<String, String> filter) {
        return Stream.of(FROM, TO)
                .filter(filter::containsKey)
                .filter(name -> !INDEX.matcher(filter.get(name)).matches())
                .map(name -> new Problem.Place("/filter/" + name, "is not an index such as 17"))
                .toList();
    }
}
