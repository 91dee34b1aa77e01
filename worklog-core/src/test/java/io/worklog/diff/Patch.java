package io.worklog.diff;

import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Applies changes to a state of maps, lists and plain values whose keys are plain words: an own
 * reading of the change list, which shares no code with the comparison.
 */
final class Patch {
    private Patch() {}

    static @Nullable Object apply(@Nullable Object state, List<Change> changes) {
        Map<String, List<Change>> byStep = new LinkedHashMap<>();
        Object result = state;
        List<Change> deeper = new ArrayList<>();
        for (Change change : changes) {
            if (change.path().isEmpty()) {
                if (change.op() == ChangeOp.SET) {
                    // What was removed inside the old value goes with it.
                    deeper.clear();
                }
                result = value(Objects.requireNonNull(change.newValue()));
            } else {
                deeper.add(change);
            }
        }
        for (Change change : deeper) {
            String step = firstStep(change.path());
            byStep.computeIfAbsent(step, s -> new ArrayList<>()).add(below(change, step));
        }
        if (result instanceof List<?> list) {
            return applyToList(list, byStep);
        }
        return byStep.isEmpty()
                ? result
                : applyToMap((Map<?, ?>) Objects.requireNonNull(result), byStep);
    }

    private static Map<String, Object> applyToMap(
            Map<?, ?> before, Map<String, List<Change>> byStep) {
        Map<String, Object> after = new TreeMap<>();
        before.forEach((key, value) -> after.put((String) key, value));
        byStep.forEach((step, changes) -> {
            Change last = changes.get(changes.size() - 1);
            if (last.path().isEmpty() && last.op() == ChangeOp.REMOVE) {
                after.remove(step);
            } else {
                after.put(step, apply(after.get(step), changes));
            }
        });
        return after;
    }

    /** A removed place counts in the old list, every other place in the new one. */
    private static List<Object> applyToList(List<?> before, Map<String, List<Change>> byStep) {
        List<Object> after = new ArrayList<>();
        int from = 0;
        while (true) {
            List<Change> here = byStep.get("#" + after.size());
            if (byStep.containsKey("-#" + from)) {
                from++;
            } else if (here != null
                    && here.get(0).path().isEmpty()
                    && here.get(0).op() == ChangeOp.ADD) {
                after.add(apply(null, here));
            } else if (from < before.size()) {
                after.add(here == null ? before.get(from) : apply(before.get(from), here));
                from++;
            } else {
                return after;
            }
        }
    }

    private static String firstStep(String path) {
        if (path.startsWith("[")) {
            return path.substring(1, path.indexOf(']'));
        }
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return path.substring(0, end);
    }

    private static Change below(Change change, String step) {
        String rest = change.path();
        rest = rest.substring(rest.startsWith("[") ? step.length() + 2 : step.length());
        String path = rest.startsWith(".") ? rest.substring(1) : rest;
        return new Change(
                path, change.op(), change.oldValue(), change.newValue(), change.fieldClass());
    }

    private static @Nullable Object value(ChangeValue value) {
        return switch (value.kind()) {
            case NULL -> null;
            case INTEGER -> Integer.valueOf(value.text());
            case BOOLEAN -> Boolean.valueOf(value.text());
            case JSON -> value.text().equals("{}") ? new TreeMap<>() : new ArrayList<>();
            default -> value.text();
        };
    }
}
