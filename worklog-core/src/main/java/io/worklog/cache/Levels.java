package io.worklog.cache;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All levels in order. What a later one has is copied into those before it. Thread-safe. */
final class Levels {
    private final List<CountedLevel> levels;
    private final SingleFlight<Loaded> flights = new SingleFlight<>();

    Levels(List<CountedLevel> levels) {
        this.levels = List.copyOf(levels);
    }

    /** Those that nobody but this process can write to. */
    Levels ownOnly() {
        return new Levels(levels.stream().filter(level -> !level.isShared()).toList());
    }

    /**
     * What is kept under a key, else what the loader gives.
     *
     * @param check what an authentic copy from a shared level must pass beside
     * @return nothing where the loader gives nothing
     */
    byte @Nullable [] get(String key, Predicate<byte[]> check, Supplier<Loaded> loader) {
        byte[] near = levels.isEmpty() ? null : levels.get(0).get(key, check);
        return near != null
                ? near
                : flights.load(key, () -> fartherOrLoaded(key, check, loader)).content();
    }

    private Loaded fartherOrLoaded(String key, Predicate<byte[]> check, Supplier<Loaded> loader) {
        for (int i = 1; i < levels.size(); i++) {
            byte[] found = levels.get(i).get(key, check);
            if (found != null) {
                put(levels.subList(0, i), key, found);
                return new Loaded(found, true);
            }
        }
        Loaded loaded = loader.get();
        if (loaded.content() != null && loaded.mayKeep()) {
            put(levels, key, loaded.content());
        }
        return loaded;
    }

    boolean isEmpty() {
        return levels.isEmpty();
    }

    /** What the nearest level keeps under a key, if it is one of this process; not counted. */
    byte @Nullable [] own(String key) {
        return levels.isEmpty() ? null : levels.get(0).own(key);
    }

    /** Keeps content that nobody asked for yet. */
    void put(String key, byte[] content) {
        put(levels, key, content);
    }

    private static void put(List<CountedLevel> into, String key, byte[] content) {
        into.forEach(level -> level.put(key, content));
    }

    void remove(Collection<String> keys) {
        levels.forEach(level -> level.remove(keys));
    }

    List<CacheCounts> counts() {
        return levels.stream().map(CountedLevel::counts).toList();
    }

    void close() {
        levels.forEach(CountedLevel::close);
    }

    /**
     * What a loader got.
     *
     * @param content nothing where there is none
     * @param mayKeep whether it can never change
     */
    record Loaded(byte @Nullable [] content, boolean mayKeep) {
        static final Loaded NOTHING = new Loaded(null, false);
    }
}
