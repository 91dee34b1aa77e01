package io.worklog.testkit;

import io.worklog.query.EventQuery;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A query part by part, so that one that is added later is not forgotten. */
final class QueryParts {
    private QueryParts() {}

    /** What can narrow a query: all of it but the log. */
    static List<String> narrowing() {
        return Arrays.stream(EventQuery.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("log"))
                .toList();
    }

    /** The query with one part that asks for nothing. */
    static EventQuery without(EventQuery query, String part) {
        RecordComponent[] parts = EventQuery.class.getRecordComponents();
        Class<?>[] types = new Class<?>[parts.length];
        Object[] values = new Object[parts.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                types[i] = parts[i].getType();
                values[i] =
                        parts[i].getName().equals(part)
                                ? nothing(types[i])
                                : parts[i].getAccessor().invoke(query);
            }
            return EventQuery.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object nothing(Class<?> type) {
        if (type == Set.class) {
            return Set.of();
        }
        return type == Map.class ? Map.of() : null;
    }
}
