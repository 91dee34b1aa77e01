package io.worklog.codec;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object whose names ascend, as they do in canonical JSON: a fraction of the
 * memory and time of a hash map, and an entry has some twenty objects. Immutable.
 */
final class SortedMembers extends AbstractMap<String, JsonValue> {
    private final String[] names;
    private final JsonValue[] values;

    private SortedMembers(String[] names, JsonValue[] values) {
        this.names = names;
        this.values = values;
    }

    /** Gathers members in the order they are read in. Not thread-safe. */
    static final class Builder {
        private static final int FIRST_ROOM = 4;

        private String[] names = new String[FIRST_ROOM];
        private JsonValue[] values = new JsonValue[FIRST_ROOM];
        private int size;

        /** All of them, from the first on whose name does not ascend. */
        private @Nullable Map<String, JsonValue> unsorted;

        /** Adds one; false where the name is there already. */
        boolean add(String name, JsonValue value) {
            if (unsorted == null && size > 0 && names[size - 1].compareTo(name) >= 0) {
                unsorted = new LinkedHashMap<>(sorted());
            }
            if (unsorted != null) {
                return unsorted.put(name, value) == null;
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            names[size] = name;
            values[size++] = value;
            return true;
        }

        /** What was added, in its order. */
        Map<String, JsonValue> members() {
            return unsorted == null ? sorted() : unsorted;
        }

        private SortedMembers sorted() {
            return new SortedMembers(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
        }
    }

    @Override
    public @Nullable JsonValue get(@Nullable Object key) {
        int at = key instanceof String name ? Arrays.binarySearch(names, name) : -1;
        return at < 0 ? null : values[at];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Set<Map.Entry<String, JsonValue>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, JsonValue>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, JsonValue>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < names.length;
        }

        @Override
        public Map.Entry<String, JsonValue> next() {
            if (next == names.length) {
                throw new NoSuchElementException();
            }
            return Map.entry(names[next], values[next++]);
        }
    }
}
