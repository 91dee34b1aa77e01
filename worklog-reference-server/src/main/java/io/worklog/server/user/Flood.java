package io.worklog.server.user;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Lets the first few of a kind through in a minute and counts the rest, so that whoever knocks all
 * day cannot fill a log, and the log still says how often they did. Thread-safe.
 *
 * @param <K> a kind
 */
final class Flood<K> {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int KINDS = 10_000;

    private final InstantSource clock;
    private final int each;
    private final K others;
    private final Consumer<Rest<K>> listener;
    private final Map<K, Window> windows = new ConcurrentHashMap<>();

    /**
     * Makes one.
     *
     * @param each how many of a kind pass in a minute
     * @param others stands for kinds beyond the many that are told apart
     * @param listener hears how many did not pass
     */
    Flood(InstantSource clock, int each, K others, Consumer<Rest<K>> listener) {
        this.clock = clock;
        this.each = each;
        this.others = others;
        this.listener = listener;
    }

    /**
     * Those that did not pass.
     *
     * @param kind their kind
     * @param count how many
     * @param since when their minute began
     */
    record Rest<K>(K kind, long count, Instant since) {}

    private record Window(Instant since, long count) {}

    /** Whether one more of a kind passes. */
    boolean passes(K kind) {
        K counted = windows.containsKey(kind) || windows.size() < KINDS ? kind : others;
        Window window =
                windows.compute(
                        counted,
                        (key, old) ->
                                old == null
                                        ? new Window(clock.instant(), 1)
                                        : new Window(old.since(), old.count() + 1));
        return window.count() <= each;
    }

    /** Tells of the minutes that are over; to be called every few seconds. */
    void tell() {
        Instant over = clock.instant().minus(WINDOW);
        windows.keySet().forEach(kind -> tell(kind, over));
    }

    /** Tells of all, before the end. */
    void tellAll() {
        windows.keySet().forEach(kind -> tell(kind, Instant.MAX));
    }

    private void tell(K kind, Instant over) {
        Window window = windows.get(kind);
        if (window != null && !window.since().isAfter(over) && windows.remove(kind, window)) {
            long rest = window.count() - each;
            if (rest > 0) {
                listener.accept(new Rest<>(kind, rest, window.since()));
            }
        }
    }
}
