package io.worklog.server.export;

import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Verb;
import io.worklog.log.LogId;
import io.worklog.query.EventQuery;
import io.worklog.query.EventQueryBuilder;
import io.worklog.server.api.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Which events, as pairs: what may be several values has commas between them. Events that a filter
 * wants are those that {@link io.worklog.query.EventMatcher} says.
 */
public final class EventFilter {
    private static final Map<String, BiConsumer<EventQueryBuilder, String>> PARTS = parts();

    private EventFilter() {}

    /** What is wrong with a filter; the pointers begin with {@code /filter/}. */
    public static List<Problem.Place> faults(Map<String, String> filter) {
        List<Problem.Place> faults = new ArrayList<>();
        EventQueryBuilder query = EventQuery.of(LogId.of("any"));
        new TreeMap<>(filter)
                .forEach((name, value) -> {
                    String fault = fault(query, name, value);
                    if (!fault.isEmpty()) {
                        faults.add(new Problem.Place("/filter/" + name, fault));
                    }
                });
        return faults;
    }

    /** The query; the filter has no faults. */
    public static EventQuery query(LogId log, Map<String, String> filter) {
        EventQueryBuilder query = EventQuery.of(log);
        filter.forEach(
                (name, value) -> Objects.requireNonNull(PARTS.get(name)).accept(query, value));
        return query.build();
    }

    private static String fault(EventQueryBuilder query, String name, String value) {
        BiConsumer<EventQueryBuilder, String> part = PARTS.get(name);
        if (part == null) {
            return "is not one of " + String.join(", ", PARTS.keySet());
        }
        try {
            part.accept(query, value);
            return value.isBlank() ? "is empty" : "";
        } catch (DateTimeException e) {
            return "is not a time such as 2026-03-01T00:00:00Z";
        } catch (IllegalArgumentException e) {
            return "is not one of the values there are, or has one twice";
        }
    }

    private static Map<String, BiConsumer<EventQueryBuilder, String>> parts() {
        Map<String, BiConsumer<EventQueryBuilder, String>> parts = new TreeMap<>();
        parts.put("actor", (query, value) -> query.actor(texts(value)));
        parts.put("type", (query, value) -> query.type(texts(value)));
        parts.put("verb", (query, value) -> query.verb(words(value, Verb::valueOf, Verb[]::new)));
        parts.put(
                "outcome",
                (query, value) -> query.outcome(words(value, Outcome::valueOf, Outcome[]::new)));
        parts.put("targetType", EventQueryBuilder::targetType);
        parts.put("targetId", EventQueryBuilder::targetId);
        parts.put("from", (query, value) -> query.occurredFrom(Instant.parse(value)));
        parts.put("to", (query, value) -> query.occurredTo(Instant.parse(value)));
        parts.put(
                "minSeverity",
                (query, value) ->
                        query.minSeverity(Severity.valueOf(value.toUpperCase(Locale.ROOT))));
        parts.put("correlationId", EventQueryBuilder::correlationId);
        parts.put("batchId", EventQueryBuilder::batchId);
        parts.put("changedPath", EventQueryBuilder::changedPath);
        parts.put("evidence", EventQueryBuilder::evidenceSha256);
        parts.put("text", EventQueryBuilder::text);
        return parts;
    }

    private static String[] texts(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip).toArray(String[]::new);
    }

    private static <E> E[] words(
            String value, Function<String, E> constant, IntFunction<E[]> array) {
        return Stream.of(texts(value))
                .map(text -> constant.apply(text.toUpperCase(Locale.ROOT)))
                .toArray(array);
    }
}
