package io.worklog.spring.logged;

import io.worklog.Recording;
import io.worklog.context.ContextTask;
import io.worklog.context.WorklogContext;
import io.worklog.event.Links;
import io.worklog.spring.Logged.Phase;
import io.worklog.spring.tx.AfterCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call of a method, with its events. Not thread-safe; one thread uses it after the other. */
final class LoggedCall {
    private final List<OpenEvent> events;
    private final WorklogContext caller;
    private final String correlation;
    private final Outcomes outcomes;
    private final AfterCommit afterCommit;

    private LoggedCall(
            List<OpenEvent> events,
            WorklogContext caller,
            String correlation,
            Outcomes outcomes,
            AfterCommit afterCommit) {
        this.events = events;
        this.caller = caller;
        this.correlation = correlation;
        this.outcomes = outcomes;
        this.afterCommit = afterCommit;
    }

    /**
     * The events of a call that begins now.
     *
     * @param caller who calls; the events get a correlation id of theirs where it has none
     */
    static LoggedCall of(
            List<OpenEvent> events,
            WorklogContext caller,
            Outcomes outcomes,
            AfterCommit afterCommit) {
        String correlation = caller.links().correlationId();
        if (correlation == null) {
            correlation = events.get(0).id();
            for (OpenEvent event : events) {
                event.correlate(correlation);
            }
        }
        return new LoggedCall(events, caller, correlation, outcomes, afterCommit);
    }

    /**
     * The same call done once more, as a publisher does for every subscriber.
     *
     * @param by who subscribes
     */
    LoggedCall again(WorklogContext by) {
        List<OpenEvent> more = new ArrayList<>(events.size());
        events.forEach(event -> more.add(event.again(by)));
        return of(more, by, outcomes, afterCommit);
    }

    /** Who calls, as part of the operation this call is part of. */
    WorklogContext caller() {
        return caller.withCorrelation(correlation);
    }

    /** What events recorded within this call are linked to. */
    Links inside() {
        return new Links(correlation, events.get(0).id(), caller.links().batchId());
    }

    /** Runs what belongs to the call: events recorded by it name this call's as their cause. */
    <T extends @Nullable Object, X extends Throwable> T within(ContextTask<T, X> work) throws X {
        return WorklogContext.current().withLinks(inside()).call(work);
    }

    /** Why the call must not begin. Null where it may. */
    @Nullable Throwable obstacle() {
        for (OpenEvent event : events) {
            Throwable obstacle = event.obstacle();
            if (obstacle != null) {
                return obstacle;
            }
        }
        return null;
    }

    /** Records that the call returned, as the types say. */
    void returned(@Nullable Object result) {
        commit(Ended.returned(result));
    }

    /** Records that the call threw; what recording throws is added to that as suppressed. */
    void threw(Throwable failure) {
        try {
            commit(outcomes.of(failure));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void commit(Ended ended) {
        RuntimeException first = null;
        for (OpenEvent event : events) {
            try {
                commit(event, event.finished(ended));
            } catch (RuntimeException e) {
                first = firstOf(first, e);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void commit(OpenEvent event, List<Recording<?>> recordings) {
        if (event.plan().phase() == Phase.AFTER_COMMIT) {
            afterCommit.run(() -> recordings.forEach(Recording::commit));
        } else {
            recordings.forEach(Recording::commit);
        }
    }

    /** All are tried; the first failure is told, with the others as suppressed. */
    private static RuntimeException firstOf(@Nullable RuntimeException first, RuntimeException e) {
        if (first == null) {
            return e;
        }
        if (first != e) {
            first.addSuppressed(e);
        }
        return first;
    }

    /** Records how the call ended without blocking; completes when that is done. */
    CompletableFuture<Void> ended(@Nullable Object result, @Nullable Throwable failure) {
        Ended ended = failure == null ? Ended.returned(result) : outcomes.of(failure);
        List<CompletableFuture<?>> open = new ArrayList<>();
        Consumer<Recording<?>> commit = recording -> open.add(recording.commitAsync());
        RuntimeException first = null;
        for (OpenEvent event : events) {
            try {
                event.finished(ended).forEach(commit);
            } catch (RuntimeException e) {
                first = firstOf(first, e);
            }
        }
        if (first != null) {
            open.add(CompletableFuture.failedFuture(first));
        }
        return CompletableFuture.allOf(open.toArray(CompletableFuture[]::new));
    }

    /** What a future that waited for others failed with. */
    static Throwable causeOf(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }
}
