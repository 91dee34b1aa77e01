package io.worklog.codec;

import io.worklog.codec.JsonValue.JsonString;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.FieldClass;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the personal values back where they were taken out. Not thread-safe; for one event.
 */
final class FieldJoin implements FieldMapper {
    private final PrivateSide values;
    private final Set<String> open;

    /**
     * For the event whose committed fields these are.
     *
     * @param values those that are there; each at a committed path
     */
    FieldJoin(Set<String> committed, PrivateSide values) {
        this.values = values;
        this.open = new HashSet<>(committed);
    }

    /** Refuses a commitment to what is no field of the event. */
    void end() {
        if (!open.isEmpty()) {
            throw Members.refused("/commitments", "has a path of no personal field: " + open);
        }
    }

    @Override
    public @Nullable String text(String pattern, int index, @Nullable String value) {
        String path = FieldPaths.at(pattern, index);
        if (!open.remove(path)) {
            return value;
        }
        requireAbsent(path, value);
        return textAt(path);
    }

    private @Nullable String textAt(String path) {
        JsonValue value = values.find(path);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonString string)) {
            throw Members.refused(path, "was committed as something other than a string");
        }
        return string.text();
    }

    private static void requireAbsent(String path, @Nullable Object value) {
        if (value != null) {
            throw Members.refused(path, "has both a commitment and a value");
        }
    }

    @Override
    public Map<String, String> texts(String prefix, Map<String, String> values) {
        Map<String, String> all = new TreeMap<>(values);
        for (String path : Set.copyOf(open)) {
            if (path.startsWith(prefix)) {
                putBack(path, FieldPaths.unescape(path.substring(prefix.length())), all);
            }
        }
        return all;
    }

    private void putBack(String path, String key, Map<String, String> texts) {
        String value = text(path, 0, texts.get(key));
        if (value != null) {
            texts.put(key, value);
        }
    }

    @Override
    public Change change(int index, Change change) {
        if (change.fieldClass() != FieldClass.PERSONAL) {
            return change;
        }
        return new Change(
                change.path(),
                change.op(),
                value(FieldPaths.oldValue(index), change.oldValue()),
                value(FieldPaths.newValue(index), change.newValue()),
                FieldClass.PERSONAL);
    }

    private @Nullable ChangeValue value(String path, @Nullable ChangeValue value) {
        if (!open.remove(path)) {
            return value;
        }
        requireAbsent(path, value);
        JsonValue committed = values.find(path);
        return committed == null ? null : ChangeValueJson.read(committed, path);
    }
}
