package io.worklog.codec;

import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.FieldClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes the personal values out of an event and masks its secrets. What is left can be sealed as
 * it is. Not thread-safe; for one event.
 */
final class FieldSplit implements FieldMapper {
    private static final ChangeValue MASKED = ChangeValue.of(ChangeValue.Kind.MASKED, "");

    private final FieldPolicy policy;
    private final boolean namesAny;
    private final List<PersonalField> personal = new ArrayList<>(4);

    FieldSplit(FieldPolicy policy) {
        this.policy = policy;
        this.namesAny = policy.namesAny();
    }

    /** What was taken out, in no order. */
    List<PersonalField> personal() {
        return personal;
    }

    @Override
    public @Nullable String text(String pattern, int index, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (policy.classOf(pattern)) {
            case PUBLIC -> value;
            case SECRET -> EventCodec.MASK;
            case PERSONAL -> {
                takeOut(FieldPaths.at(pattern, index), ChangeValue.string(value));
                yield null;
            }
        };
    }

    @Override
    public Map<String, String> texts(String prefix, Map<String, String> values) {
        if (!namesAny || areAllPublic(prefix, values)) {
            return values;
        }
        Map<String, String> mapped = new TreeMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String value = text(below(prefix, entry.getKey()), 0, entry.getValue());
            if (value != null) {
                mapped.put(entry.getKey(), value);
            }
        }
        return mapped;
    }

    private boolean areAllPublic(String prefix, Map<String, String> values) {
        for (String name : values.keySet()) {
            if (policy.classOf(below(prefix, name)) != FieldClass.PUBLIC) {
                return false;
            }
        }
        return true;
    }

    private static String below(String prefix, String name) {
        return prefix + FieldPaths.escape(name);
    }

    @Override
    public Change change(int index, Change change) {
        FieldClass declared = classOf(change);
        FieldClass own = change.fieldClass();
        FieldClass stricter = declared.compareTo(own) > 0 ? declared : own;
        return switch (stricter) {
            case PUBLIC -> change;
            case SECRET -> masked(change);
            case PERSONAL -> withoutValues(index, change);
        };
    }

    private FieldClass classOf(Change change) {
        return namesAny
                ? policy.classOf(below(FieldPaths.CHANGES, change.path()))
                : FieldClass.PUBLIC;
    }

    private static Change masked(Change change) {
        ChangeValue oldValue = change.oldValue() == null ? null : MASKED;
        ChangeValue newValue = change.newValue() == null ? null : MASKED;
        return new Change(change.path(), change.op(), oldValue, newValue, FieldClass.SECRET);
    }

    private Change withoutValues(int index, Change change) {
        takeOut(FieldPaths.oldValue(index), change.oldValue());
        takeOut(FieldPaths.newValue(index), change.newValue());
        return new Change(change.path(), change.op(), null, null, FieldClass.PERSONAL);
    }

    private void takeOut(String path, @Nullable ChangeValue value) {
        if (value != null) {
            personal.add(new PersonalField(path, value));
        }
    }
}
