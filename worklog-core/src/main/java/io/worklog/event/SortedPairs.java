package io.worklog.event;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small map in the natural order of its keys. Immutable, so that an event that is built from
 * another shares it.
 */
final class SortedPairs<V> extends AbstractMap<String, V> {
    private final List<Entry<String, V>> pairs;

    private SortedPairs(List<Entry<String, V>> pairs) {
        this.pairs = pairs;
    }

    /** The pairs of a map as they are now; the same map where it cannot change. */
    static <V> Map<String, V> copyOf(Map<String, V> map) {
        if (map instanceof SortedPairs || map.isEmpty()) {
            return map.isEmpty() ? Map.of() : map;
        }
        List<Entry<String, V>> pairs = new ArrayList<>(map.size());
        map.forEach((key, value) -> pairs.add(Map.entry(key, value)));
        pairs.sort(Entry.comparingByKey());
        return new SortedPairs<>(List.copyOf(pairs));
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        int low = 0;
        int high = pairs.size() - 1;
        while (low <= high && key instanceof String wanted) {
            int middle = (low + high) >>> 1;
            int order = pairs.get(middle).getKey().compareTo(wanted);
            if (order == 0) {
                return pairs.get(middle).getValue();
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, V>> iterator() {
                return pairs.iterator();
            }

            @Override
            public int size() {
                return pairs.size();
            }
        };
    }
}
