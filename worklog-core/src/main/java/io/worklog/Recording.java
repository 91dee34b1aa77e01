package io.worklog;

import io.worklog.diff.Snapshot;
import io.worklog.event.Actor;
import io.worklog.event.Change;
import io.worklog.event.Evidence;
import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One event in the making. Who, where and on whose behalf come from {@link
 * io.worklog.context.WorklogContext}, copied when the recording is begun. Not thread-safe; may be
 * committed once.
 *
 * @param <T> the objects the event's type is about
 */
public interface Recording<T> {
    /** The id the event will have, so that what happens meanwhile can name it as its cause. */
    UUID id();

    /** Adds an object of the kind the event's type names. */
    Recording<T> target(String id);

    /** Adds an object of the kind the event's type names, with the name to freeze. */
    Recording<T> target(String id, String name);

    /** Adds an object. */
    Recording<T> target(Target target);

    /** Adds objects. */
    Recording<T> targets(Collection<Target> targets);

    /** Adds the differences of two states; null stands for an object that is not there. */
    Recording<T> change(@Nullable T before, @Nullable T after);

    /** Adds the differences of two states that were frozen for the event's type. */
    Recording<T> changes(Snapshot before, Snapshot after);

    /** Adds one difference. */
    Recording<T> change(Change change);

    /** Adds one difference of a field: numbers, texts, booleans, times, enums; null for absent. */
    Recording<T> set(String path, @Nullable Object before, @Nullable Object after);

    /** Says why. */
    Recording<T> reason(String reason);

    /** Attaches bytes that are stored already. */
    Recording<T> evidence(Evidence evidence);

    /**
     * Stores a file, then attaches it.
     *
     * @throws java.io.UncheckedIOException if it cannot be read or stored: nothing is recorded
     */
    Recording<T> evidence(Path file);

    /** Stores bytes to their end, then attaches them. The stream is not closed. */
    Recording<T> evidence(InputStream bytes, String mediaType, String name);

    /** Adds an argument of the type's message. */
    Recording<T> arg(String name, Object value);

    /** Adds a pair. */
    Recording<T> metadata(String key, String value);

    /** Replaces the type's severity. */
    Recording<T> severity(Severity severity);

    /** Replaces the type's verb. */
    Recording<T> verb(Verb verb);

    /** Says how it ended; SUCCESS unless said. */
    Recording<T> outcome(Outcome outcome);

    /** Says how it ended, with a safe sentence about it. */
    Recording<T> outcome(Outcome outcome, String detail);

    /** Says that access control refused it, with a safe sentence about it. */
    Recording<T> denied(String detail);

    /** Replaces the actor of the context. */
    Recording<T> actor(Actor actor);

    /** Replaces the tenant of the context. */
    Recording<T> tenant(String tenant);

    /** Says when it happened; the moment of recording unless said. */
    Recording<T> occurredAt(Instant time);

    /** Names the business operation it is part of. */
    Recording<T> correlationId(String id);

    /** Names the event that led to it. */
    Recording<T> causationId(String id);

    /**
     * Makes the event one of a kind: two commits with the same key give one entry and one receipt,
     * for ever.
     */
    Recording<T> idempotencyKey(String key);

    /**
     * Looks at the object before and after the work and records the difference.
     *
     * @param state reads the object; null where it is not there
     */
    Watched watching(Supplier<? extends @Nullable T> state);

    /** Does the work and records how it ended; see {@link Watched#call}. */
    <R, X extends Exception> R call(Action<R, X> work) throws X;

    /**
     * Records the event as its type says: by default returns when it is durable.
     *
     * @throws io.worklog.error.RejectedEventException if it breaks the rules: fix the call
     * @throws io.worklog.error.BackpressureException if the queue is full: retry later
     * @throws io.worklog.error.StoreUnavailableException if it was not recorded as far as is known:
     *     retry with the same idempotency key
     */
    Receipt commit();

    /**
     * Records the event without waiting for the store. Faults of the event are thrown here; what
     * the store says completes the future, on a thread of its own.
     */
    CompletableFuture<Receipt> commitAsync();
}
