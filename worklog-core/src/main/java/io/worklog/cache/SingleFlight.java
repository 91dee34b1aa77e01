package io.worklog.cache;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets one caller load a key while the others wait for what it gets, a failure included. As each
 * node has one, a key that many ask for is loaded at most once per node at a time. Thread-safe.
 */
final class SingleFlight<T> {
    private final Map<String, CompletableFuture<T>> flights = new ConcurrentHashMap<>();

    T load(String key, Supplier<T> loader) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> flying = flights.putIfAbsent(key, mine);
        return flying == null ? fly(key, mine, loader) : await(flying);
    }

    private T fly(String key, CompletableFuture<T> mine, Supplier<T> loader) {
        try {
            T loaded = loader.get();
            mine.complete(loaded);
            return loaded;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(key, mine);
        }
    }

    private static <T> T await(CompletableFuture<T> flying) {
        try {
            return flying.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
