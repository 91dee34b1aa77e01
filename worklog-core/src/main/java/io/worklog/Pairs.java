package io.worklog;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The few pairs of one event in the order they were said: names and values by turns in an array,
 * since an event that is only handed over should cost its caller little. Not thread-safe.
 */
final class Pairs extends AbstractMap<String, String> {
    /** Beyond so many, of which no event may have that many, names are looked up by their hash. */
    private static final int MOST_SEARCHED = 64;

    private static final int FIRST = 12;

    private @Nullable String[] said = new String[FIRST];
    private int count;
    private @Nullable Map<String, String> many;

    @Override
    public @Nullable String put(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (many != null) {
            return many.put(name, value);
        }
        int place = placeOf(name);
        if (place == 2 * count) {
            return add(name, value);
        }
        String before = said[place + 1];
        said[place + 1] = value;
        return before;
    }

    private int placeOf(String name) {
        int place = 0;
        while (place < 2 * count && !name.equals(said[place])) {
            place += 2;
        }
        return place;
    }

    private @Nullable String add(String name, String value) {
        if (count == MOST_SEARCHED) {
            many = new LinkedHashMap<>(this);
            return many.put(name, value);
        }
        if (2 * count == said.length) {
            said = Arrays.copyOf(said, 2 * said.length);
        }
        said[2 * count] = name;
        said[2 * count + 1] = value;
        count++;
        return null;
    }

    @Override
    public int size() {
        return many == null ? count : many.size();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> action) {
        if (many != null) {
            many.forEach(action);
            return;
        }
        for (int i = 0; i < count; i++) {
            action.accept(text(2 * i), text(2 * i + 1));
        }
    }

    private String text(int place) {
        return Objects.requireNonNull(said[place]);
    }

    /** How many characters all of them have. */
    long characters() {
        long characters = 0;
        if (many == null) {
            for (int i = 0; i < 2 * count; i++) {
                characters += text(i).length();
            }
            return characters;
        }
        for (Entry<String, String> pair : many.entrySet()) {
            characters += pair.getKey().length() + pair.getValue().length();
        }
        return characters;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return many == null ? new Entries() : many.entrySet();
    }

    /** A view of the array. */
    private final class Entries extends AbstractSet<Entry<String, String>> {
        @Override
        public int size() {
            return count;
        }

        @Override
        public Iterator<Entry<String, String>> iterator() {
            return new Iterator<>() {
                private int at;

                @Override
                public boolean hasNext() {
                    return at < count;
                }

                @Override
                public Entry<String, String> next() {
                    if (at >= count) {
                        throw new NoSuchElementException();
                    }
                    int place = 2 * at++;
                    return Map.entry(text(place), text(place + 1));
                }
            };
        }
    }
}
