package io.worklog;

import io.worklog.diff.Snapshot;
import io.worklog.event.Outcome;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs the host's work and records how it ended. */
final class WatchedWork implements Watched {
    /** Metadata key of an event whose object could not be read after the work. */
    private static final String UNREAD = "worklog.state";

    private final Recording<?> recording;
    private final Predicate<? super Throwable> denied;
    private final @Nullable StateWatch<?> watch;

    WatchedWork(
            Recording<?> recording,
            Predicate<? super Throwable> denied,
            @Nullable StateWatch<?> watch) {
        this.recording = recording;
        this.denied = denied;
        this.watch = watch;
    }

    @Override
    public <R, X extends Exception> R call(Action<R, X> work) throws X {
        Snapshot before = watch == null ? null : watch.look();
        R result;
        try {
            result = work.run();
        } catch (Throwable failure) {
            recordFailure(failure);
            throw failure;
        }
        if (watch != null && before != null) {
            addChanges(watch, before);
        }
        recording.commit();
        return result;
    }

    /** The work is done: that its result cannot be read must not cost the event. */
    private void addChanges(StateWatch<?> watched, Snapshot before) {
        try {
            recording.changes(before, watched.look());
        } catch (RuntimeException e) {
            recording.metadata(UNREAD, "not read after the work: " + e.getClass().getName());
        }
    }

    private void recordFailure(Throwable failure) {
        boolean refused = failure instanceof SecurityException || denied.test(failure);
        Outcome outcome = refused ? Outcome.DENIED : Outcome.FAILURE;
        try {
            recording.outcome(outcome, failure.getClass().getName()).commit();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
