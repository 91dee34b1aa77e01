package io.worklog.spring.logged;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Records how a future ended before whoever waits for it hears. */
final class FutureEnd {
    private FutureEnd() {}

    /** What is told goes into the future that the caller gets, and needs no other. */
    @SuppressWarnings("FutureReturnValueIgnored")
    static CompletableFuture<Object> watched(LoggedCall call, CompletionStage<?> stage) {
        CompletableFuture<Object> told = new CompletableFuture<>();
        stage.whenComplete((value, failure) ->
                call.ended(value, failure)
                        .whenComplete(
                                (recorded, unrecorded) -> tell(told, value, failure, unrecorded)));
        told.whenComplete((value, failure) -> {
            if (told.isCancelled() && stage instanceof Future<?> work) {
                work.cancel(true);
            }
        });
        return told;
    }

    private static void tell(
            CompletableFuture<Object> told,
            @Nullable Object value,
            @Nullable Throwable failure,
            @Nullable Throwable unrecorded) {
        if (failure != null) {
            if (unrecorded != null && unrecorded != failure) {
                failure.addSuppressed(unrecorded);
            }
            told.completeExceptionally(failure);
        } else if (unrecorded != null) {
            told.completeExceptionally(LoggedCall.causeOf(unrecorded));
        } else {
            told.complete(value);
        }
    }
}
