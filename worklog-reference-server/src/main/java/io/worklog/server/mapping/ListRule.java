package io.worklog.server.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule for parts that an event may have several of.
 *
 * @param each the list whose elements are taken one by one; absent for the line itself
 * @param ifNone whether the rule counts only where the rules before it gave nothing
 * @param parts what to read from each
 */
record ListRule(@Nullable Pointer each, boolean ifNone, Map<String, Expression> parts) {
    ListRule {
        parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** The texts that all rules together read, in order; parts that are absent are left out. */
    static List<Map<String, String>> readAll(List<ListRule> rules, Scope scope) {
        List<Map<String, String>> found = new ArrayList<>();
        for (ListRule rule : rules) {
            if (!rule.ifNone || found.isEmpty()) {
                rule.read(scope, found);
            }
        }
        return found;
    }

    private void read(Scope scope, List<Map<String, String>> into) {
        if (each == null) {
            into.addAll(one(scope));
        } else {
            each.all(scope).forEach(element -> into.addAll(one(scope.at(element))));
        }
    }

    /** Nothing where the part that gives identity is absent: the first one of the rule. */
    private List<Map<String, String>> one(Scope scope) {
        Map<String, String> read = new LinkedHashMap<>();
        for (Map.Entry<String, Expression> part : parts.entrySet()) {
            String text = part.getValue().read(scope);
            if (text != null) {
                read.put(part.getKey(), text);
            }
        }
        String identity = parts.containsKey("path") ? "path" : "id";
        return read.containsKey(identity) ? List.of(read) : List.of();
    }
}
