package io.worklog.server.log;

import io.worklog.error.BackpressureException;
import io.worklog.error.RejectedEventException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import io.worklog.server.api.Problem.Place;
import java.time.Duration;
import java.util.function.Supplier;

/** What the library throws when it does not record an event, as problems. */
final class Refusals {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String KEY = "/idempotencyKey";
    private static final String USED = "was used for";

    private Refusals() {}

    /** Does something and turns a refusal into its problem. */
    static <T> T of(Supplier<T> task) {
        try {
            return task.get();
        } catch (RejectedEventException | BackpressureException | StoreUnavailableException e) {
            throw problem(e);
        }
    }

    /** The problem of a failure; what is none of the known ones is thrown as it is. */
    static Problem problem(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case RejectedEventException rejected -> rejected(rejected);
            case BackpressureException full ->
                    Problem.of(LogProblem.WRITES_BUSY, "too much waits to be recorded")
                            .retryAfter(SOON);
            case StoreUnavailableException away ->
                    Problem.of(ApiProblem.UNAVAILABLE, "the store does not answer")
                            .retryAfter(SOON);
            case RuntimeException other -> throw other;
            default -> throw new IllegalStateException(failure);
        };
    }

    private static Problem rejected(RejectedEventException rejected) {
        boolean conflict =
                rejected.faults().stream()
                        .anyMatch(fault ->
                                fault.path().equals(KEY) && fault.problem().startsWith(USED));
        if (conflict) {
            return Problem.of(
                    LogProblem.IDEMPOTENCY_CONFLICT, "the key stands for another event already");
        }
        return Problem.invalid(
                rejected.faults().stream()
                        .map(fault -> new Place(fault.path(), fault.problem()))
                        .toList());
    }
}
