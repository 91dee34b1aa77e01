package io.worklog.diff;

import io.worklog.catalog.StateRules;
import io.worklog.diff.Node.Branch;
import io.worklog.diff.Node.Leaf;
import io.worklog.diff.Scalars.Above;
import io.worklog.diff.Scalars.Bytes;
import io.worklog.diff.Scalars.Hidden;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what tells the elements of a collection apart. */
final class Identities {
    private final DiffRules rules;
    private final StateRules states;
    private final Scalars scalars;
    private final ValueText values;

    Identities(DiffParts parts, StateRules states) {
        this.rules = parts.rules();
        this.states = states;
        this.scalars = parts.scalars();
        this.values = parts.values();
    }

    /** The identity of each element; null where not each has one of its own. */
    @Nullable List<String> of(List<@Nullable Object> raw, List<Node> items) {
        List<String> found = new ArrayList<>(items.size());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String identity = of(raw.get(i), items.get(i));
            if (identity == null || !seen.add(identity)) {
                return null;
            }
            found.add(identity);
        }
        return found;
    }

    private @Nullable String of(@Nullable Object raw, Node item) {
        if (raw == null) {
            return null;
        }
        Optional<Function<Object, Object>> own = states.identityOf(raw.getClass());
        if (own.isPresent()) {
            Object identity = own.get().apply(raw);
            return identity == null ? null : text(identity);
        }
        return item instanceof Branch branch ? byProperty(branch) : null;
    }

    private @Nullable String byProperty(Branch branch) {
        for (String name : rules.identityProperties()) {
            if (branch.find(name) instanceof Leaf leaf && isIdentity(leaf)) {
                return values.of(leaf.value()).text();
            }
        }
        return null;
    }

    private static boolean isIdentity(Leaf leaf) {
        Object value = leaf.value();
        return value != null
                && leaf != Leaf.SKIPPED
                && !(value instanceof Hidden)
                && !(value instanceof Above)
                && !(value instanceof Bytes);
    }

    /** The text of an identity or of a key. */
    String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return text;
        }
        Leaf leaf = scalars.leaf(value);
        return leaf == null ? value.toString() : values.of(leaf.value()).text();
    }
}
