package io.worklog.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class SettableClock implements InstantSource {
    private final AtomicReference<Instant> now;

    private SettableClock(Instant start) {
        now = new AtomicReference<>(Objects.requireNonNull(start, "start"));
    }

    /** Stands at a moment. */
    public static SettableClock at(Instant start) {
        return new SettableClock(start);
    }

    /** Stands at a moment in ISO form, such as {@code 2026-11-22T10:00:00Z}. */
    public static SettableClock at(String start) {
        return at(Instant.parse(start));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Stands at another moment, earlier or later. */
    public void set(Instant moment) {
        now.set(Objects.requireNonNull(moment, "moment"));
    }

    /** Moves on, or back by a negative duration. */
    public void advance(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }
}
