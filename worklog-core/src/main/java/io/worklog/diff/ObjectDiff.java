package io.worklog.diff;

import io.worklog.catalog.EventType;
import io.worklog.catalog.StateRules;
import io.worklog.diff.Node.Leaf;
import io.worklog.event.Change;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became different between two states of an object. Thread-safe.
 *
 * <p>What it sees: the components of a record; the public getters ({@code getX}, {@code isX}) and
 * public fields of a class; entries of a {@link java.util.Map}; elements of a {@link
 * java.util.Collection} or an array; what is in an {@link java.util.Optional}. Classes and records
 * need not be public, if their package is open to this library; private fields without a getter are
 * never seen. Taken as one value: text, numbers, booleans, enums (by name), {@code java.time},
 * dates, UUIDs, other classes of the JDK by their text, {@code byte[]} by its digest, and {@code
 * char[]}, which is taken for a secret and masked. A {@code float} or {@code double} is compared by
 * its shortest text. Getters are called once per state; they MUST NOT change it.
 *
 * <p>A list whose elements all have an identity of their own is compared by it ({@code
 * lines[sku-1].quantity}), and an element that changed its place gives a {@code MOVE}; identities
 * and keys of maps stand in paths, which are public, so they are left out where their property is
 * not. Other lists are compared by the shortest edit: {@code [#2]} is a place in the list after,
 * {@code [-#2]} one in the list before, of an element that was removed. Sets have no order, and what
 * was added or removed stands at {@code []}. An object inside one that contains it is told by how
 * many levels up it is. An object, map or collection that appears or goes is told as an empty one,
 * and what is in it by changes of its own.
 *
 * <p>Changes come in the order of the state: components as declared, getters and keys by name.
 * Values of secret properties are masked here already.
 */
public final class ObjectDiff {
    private static final EventType<Object> UNTYPED = EventType.named("untyped");

    private final DiffParts parts;

    ObjectDiff(DiffRules rules) {
        this.parts = DiffParts.of(rules);
    }

    /** The usual rules: null differs from empty, scale does not count, order does. */
    public static ObjectDiff standard() {
        return builder().build();
    }

    /** Starts with the usual rules. */
    public static ObjectDiffBuilder builder() {
        return new ObjectDiffBuilder();
    }

    /** What became different, by no type's rules. */
    public List<Change> changes(@Nullable Object before, @Nullable Object after) {
        return changes(UNTYPED, before, after);
    }

    /**
     * What became different, by the rules of a type: its ignored, labelled, personal and secret
     * properties, its identities.
     *
     * @param before the state before; null where there was none
     * @param after the state after; null where there is none
     * @throws IllegalArgumentException if a state cannot be read, or is too deep or too large;
     *     names the place, never a value
     */
    public List<Change> changes(
            EventType<?> type, @Nullable Object before, @Nullable Object after) {
        return changes(type, snapshot(type, before), snapshot(type, after));
    }

    /** What became different between two states that were frozen by the rules of the same type. */
    public List<Change> changes(EventType<?> type, Snapshot before, Snapshot after) {
        return Snapshot.changes(parts, type, before, after);
    }

    /**
     * What became different in one property that is given by itself. It is what {@link
     * #changes(EventType, Object, Object)} tells of two maps with that one entry, in which a
     * property that is null is missing.
     *
     * @param name of the property, as a key of a map
     * @throws IllegalArgumentException as there
     */
    public List<Change> changes(
            EventType<?> type, String name, @Nullable Object before, @Nullable Object after) {
        Objects.requireNonNull(name, "name");
        Leaf from = before == null ? null : parts.scalars().leaf(before);
        Leaf to = after == null ? null : parts.scalars().leaf(after);
        boolean direct =
                (before == null) == (from == null)
                        && (after == null) == (to == null)
                        && parts.rules().maxNodes() > 1;
        return direct
                ? entryChanges(type.states(), name, from, to)
                : changes(type, entry(name, before), entry(name, after));
    }

    private static Map<String, Object> entry(String name, @Nullable Object value) {
        return value == null ? Map.of() : Collections.singletonMap(name, value);
    }

    private List<Change> entryChanges(
            StateRules states, String name, @Nullable Leaf before, @Nullable Leaf after) {
        if (states.ignoresAny() && states.ignores(Path.ROOT.property(name).text())) {
            return List.of();
        }
        ChangeSink sink = new ChangeSink(parts, states);
        new Comparison(parts, sink).compareEntry(Path.ROOT, name, before, after);
        return sink.changes();
    }

    /** About how many characters the text of a value that {@link #mayCompareLater} has. */
    public static long roughCharacters(@Nullable Object value) {
        return Scalars.roughCharacters(value);
    }

    /**
     * Whether a property may as well be compared later, on any thread: the values cannot change,
     * and neither the rules nor the type have code of the host asked about them.
     */
    public boolean mayCompareLater(
            EventType<?> type, @Nullable Object before, @Nullable Object after) {
        return !parts.rules().asksHost()
                && parts.rules().maxNodes() > 1
                && !type.states().labelsAny()
                && (before == null || Scalars.isImmutable(before))
                && (after == null || Scalars.isImmutable(after));
    }

    /**
     * Freezes a state, so that the object may change before it is compared.
     *
     * @throws IllegalArgumentException as {@link #changes}
     */
    public Snapshot snapshot(EventType<?> type, @Nullable Object state) {
        return new StateReader(parts, type.states()).read(state);
    }
}
