package io.worklog.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A frozen part of a state. */
sealed interface Node {
    /** What stands in a slot of a {@link Branch}. */
    static Node of(@Nullable Object slot) {
        if (slot instanceof Node node) {
            return node;
        }
        return slot == null ? Leaf.NULL : new Leaf(slot);
    }

    /**
     * A value that is compared as a whole.
     *
     * @param value immutable; null for null
     */
    record Leaf(@Nullable Object value) implements Node {
        static final Leaf NULL = new Leaf(null);

        /** Stands where a property is left out of the comparison. */
        static final Leaf SKIPPED = new Leaf("skipped");
    }

    /**
     * An object or a map. Arrays for speed; nobody writes to them after construction.
     *
     * @param names of properties or keys, each once
     * @param slots their values, in the same order: a node, or in place of a {@link Leaf} what it
     *     would hold, so that most values cost no object of their own
     * @param map whether a missing name differs from one that is null
     */
    record Branch(String[] names, @Nullable Object[] slots, boolean map) implements Node {
        /** The value at a place. */
        Node node(int place) {
            return Node.of(slots[place]);
        }

        @Nullable Node find(String name) {
            for (int i = 0; i < names.length; i++) {
                if (names[i].equals(name)) {
                    return node(i);
                }
            }
            return null;
        }
    }

    /**
     * A list, an array or a set.
     *
     * @param items in their order
     * @param identities what tells the items apart, item by item; null where not every item has one
     *     of its own
     * @param ordered whether the order means something
     */
    record Elements(List<Node> items, @Nullable List<String> identities, boolean ordered)
            implements Node {}
}
