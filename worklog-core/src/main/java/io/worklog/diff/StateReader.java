package io.worklog.diff;

import io.worklog.catalog.StateRules;
import io.worklog.diff.Node.Branch;
import io.worklog.diff.Node.Elements;
import io.worklog.diff.Node.Leaf;
import io.worklog.diff.Scalars.Above;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Freezes one state. Used once. Errors name classes and properties, never values or keys. */
final class StateReader {
    private final DiffParts parts;
    private final DiffRules rules;
    private final StateRules states;
    private final Scalars scalars;
    private int nodes;
    private boolean plainNames = true;

    /** An object that is being read, and those it was reached through. */
    private record Ancestor(Object object, @Nullable Ancestor above, int depth) {}

    StateReader(DiffParts parts, StateRules states) {
        this.parts = parts;
        this.rules = parts.rules();
        this.states = states;
        this.scalars = parts.scalars();
    }

    private Identities identities() {
        return new Identities(parts, states);
    }

    Snapshot read(@Nullable Object state) {
        Node root = read(state, Path.ROOT, null);
        return new Snapshot(parts, root, plainNames);
    }

    private Node read(@Nullable Object value, Path path, @Nullable Ancestor above) {
        if (value == null) {
            return Leaf.NULL;
        }
        countNode();
        Leaf leaf = scalars.leaf(value);
        if (leaf != null) {
            return leaf;
        }
        return switch (value) {
            case Optional<?> some -> read(some.orElse(null), path, above);
            case OptionalInt some -> new Leaf(some.isPresent() ? some.getAsInt() : null);
            case OptionalLong some -> new Leaf(some.isPresent() ? some.getAsLong() : null);
            case OptionalDouble some -> new Leaf(some.isPresent() ? some.getAsDouble() : null);
            case AtomicBoolean some -> new Leaf(some.get());
            case AtomicReference<?> some -> read(some.get(), path, above);
            default -> readInside(value, path, above);
        };
    }

    private Node readInside(Object value, Path path, @Nullable Ancestor above) {
        int levels = levelsTo(value, above);
        if (levels > 0) {
            return new Leaf(new Above(levels));
        }
        Ancestor here = new Ancestor(value, above, above == null ? 0 : above.depth() + 1);
        if (here.depth() > rules.maxDepth()) {
            throw new IllegalArgumentException(
                    "a state is deeper than "
                            + rules.maxDepth()
                            + " levels where it has a "
                            + value.getClass().getName()
                            + ": ignore a property on the way, or raise maxDepth");
        }
        return switch (value) {
            case Map<?, ?> map -> map(map, path, here);
            case Collection<?> some -> elements(some, !(some instanceof Set), path, here);
            default ->
                    value.getClass().isArray()
                            ? elements(listOf(value), true, path, here)
                            : object(value, path, here);
        };
    }

    private static int levelsTo(Object value, @Nullable Ancestor above) {
        int levels = 0;
        for (Ancestor one = above; one != null; one = one.above()) {
            levels++;
            if (one.object() == value) {
                return levels;
            }
        }
        return 0;
    }

    private void countNode() {
        nodes++;
        if (nodes > rules.maxNodes()) {
            throw new IllegalArgumentException(
                    "a state has more than "
                            + rules.maxNodes()
                            + " values and objects: ignore what does not belong to it, or raise"
                            + " maxNodes");
        }
    }

    private Node object(Object value, Path path, Ancestor here) {
        Shape shape = parts.shapes().of(value.getClass());
        if (shape.asText()) {
            return new Leaf(value.toString());
        }
        plainNames &= shape.plainNames();
        @Nullable Object[] slots = new Object[shape.names().length];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = property(value, shape.names()[i], shape.readers()[i], path, here);
        }
        return new Branch(shape.names(), slots, false);
    }

    /** What stands in a slot of a {@link Branch}. */
    private @Nullable Object property(
            Object object, String name, MethodHandle reader, Path path, Ancestor here) {
        if (states.ignoresAny() && states.ignores(path.property(name).text())) {
            return Leaf.SKIPPED;
        }
        Object value = valueOf(object, name, reader);
        if (value == null) {
            return null;
        }
        if (Scalars.isPlain(value)) {
            countNode();
            return value;
        }
        Leaf leaf = scalars.leaf(value);
        if (leaf != null) {
            countNode();
            return leaf;
        }
        return read(value, path.property(name), here);
    }

    private static @Nullable Object valueOf(Object object, String name, MethodHandle reader) {
        try {
            return (Object) reader.invokeExact(object);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalArgumentException(
                    object.getClass().getName() + "." + name + " threw when it was read", e);
        }
    }

    private Node map(Map<?, ?> map, Path path, Ancestor here) {
        TreeMap<String, Node> entries = new TreeMap<>();
        Identities identities = identities();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = identities.text(entry.getKey());
            Path at = path.property(key);
            if (states.ignoresAny() && states.ignores(at.text())) {
                continue;
            }
            if (entries.put(key, read(entry.getValue(), at, here)) != null) {
                throw new IllegalArgumentException(
                        "a map has two keys with the same text: of "
                                + entry.getKey().getClass().getName());
            }
        }
        return branch(entries);
    }

    private static Branch branch(TreeMap<String, Node> entries) {
        String[] names = new String[entries.size()];
        @Nullable Object[] slots = new Object[names.length];
        int place = 0;
        for (Map.Entry<String, Node> entry : entries.entrySet()) {
            names[place] = entry.getKey();
            slots[place++] = entry.getValue();
        }
        return new Branch(names, slots, true);
    }

    private Node elements(Collection<?> values, boolean inOrder, Path path, Ancestor here) {
        Path inside = path.anywhere();
        List<Node> items = new ArrayList<>(values.size());
        List<@Nullable Object> raw = new ArrayList<>(values.size());
        for (Object value : values) {
            raw.add(value);
            items.add(read(value, inside, here));
        }
        boolean ordered = inOrder && !rules.ignoreListOrder() && !states.isUnordered(path.text());
        return new Elements(items, identities().of(raw, items), ordered);
    }

    private static List<@Nullable Object> listOf(Object array) {
        int length = Array.getLength(array);
        List<@Nullable Object> values = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            values.add(Array.get(array, i));
        }
        return values;
    }
}
