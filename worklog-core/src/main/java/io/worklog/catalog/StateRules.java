package io.worklog.catalog;

import io.worklog.event.FieldClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the states of a type are compared: which properties are left out, what their values are
 * called, what may become of them. All is asked for by the path of a change. Immutable,
 * thread-safe.
 */
public final class StateRules {
    private final PropertyNames ignored;
    private final PropertyNames unordered;
    private final List<Labels> labels = new ArrayList<>();
    private final Map<Class<?>, Function<Object, Object>> identities;
    private final TypeFieldPolicy fields;

    private record Labels(PropertyNames of, Function<Object, @Nullable String> labels) {}

    StateRules(Draft<?> draft, TypeFieldPolicy fields) {
        this.ignored = new PropertyNames(draft.ignored);
        this.unordered = new PropertyNames(draft.unordered);
        for (Map.Entry<String, Function<Object, @Nullable String>> entry :
                draft.labels.entrySet()) {
            PropertyNames of = new PropertyNames(Set.of(entry.getKey()));
            labels.add(new Labels(of, entry.getValue()));
        }
        this.identities = draft.identities;
        this.fields = fields;
    }

    /** Whether any property is left out, so that {@link #ignores} needs to be asked. */
    public boolean ignoresAny() {
        return !ignored.isEmpty();
    }

    /** Whether a property is left out. */
    public boolean ignores(String path) {
        return ignored.covers(path);
    }

    /** Whether the order of a list means nothing. */
    public boolean isUnordered(String path) {
        return !unordered.isEmpty() && unordered.covers(path);
    }

    /** Whether any value is other than public, so that {@link #classOf} needs to be asked. */
    public boolean hidesAny() {
        return fields.hasNames();
    }

    /** What may become of the values of a property. */
    public FieldClass classOf(String path) {
        return fields.classOfProperty(path);
    }

    /** Whether any value may have a label, so that {@link #labelOf} needs to be asked. */
    public boolean labelsAny() {
        return !labels.isEmpty();
    }

    /** What people call a value of a property; null where no label is known. */
    public @Nullable String labelOf(String path, Object value) {
        for (Labels one : labels) {
            if (one.of().covers(path)) {
                return one.labels().apply(value);
            }
        }
        return null;
    }

    /** What tells elements of a class apart, if that was said for it or a class above it. */
    public Optional<Function<Object, Object>> identityOf(Class<?> element) {
        Function<Object, Object> exact = identities.get(element);
        if (exact != null || identities.isEmpty()) {
            return Optional.ofNullable(exact);
        }
        return identities.entrySet().stream()
                .filter(entry -> entry.getKey().isAssignableFrom(element))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
