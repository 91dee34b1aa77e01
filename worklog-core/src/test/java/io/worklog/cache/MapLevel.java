package io.worklog.cache;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A level that a test can look into and write to. */
final class MapLevel implements CacheLevel {
    final Map<String, byte[]> values = new ConcurrentHashMap<>();
    private final boolean shared;
    volatile boolean failing;

    private MapLevel(boolean shared) {
        this.shared = shared;
    }

    static MapLevel shared() {
        return new MapLevel(true);
    }

    static MapLevel own() {
        return new MapLevel(false);
    }

    @Override
    public String name() {
        return shared ? "shared" : "own";
    }

    @Override
    public boolean isShared() {
        return shared;
    }

    @Override
    public Optional<byte[]> get(String key) {
        requireWorking();
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(String key, byte[] value) {
        requireWorking();
        values.put(key, value);
    }

    @Override
    public void remove(Collection<String> keys) {
        requireWorking();
        values.keySet().removeAll(keys);
    }

    private void requireWorking() {
        if (failing) {
            throw new IllegalStateException("the level is down");
        }
    }

    @Override
    public void close() {
        values.clear();
    }
}
