package io.worklog.persistence.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connects when first asked and after a failure anew, without anybody waiting for it. Thread-safe.
 *
 * @param <T> what is there once connected
 */
final class Connector<T> {
    private final Supplier<? extends CompletableFuture<? extends T>> connect;
    private final AtomicReference<@Nullable CompletableFuture<T>> attempt = new AtomicReference<>();

    Connector(Supplier<? extends CompletableFuture<? extends T>> connect) {
        this.connect = connect;
    }

    /** What is connected, or nothing yet; begins to connect where nobody does. */
    @Nullable T connected() {
        CompletableFuture<T> now = attempt.get();
        if (now == null || now.isCompletedExceptionally()) {
            CompletableFuture<T> next = new CompletableFuture<>();
            if (attempt.compareAndSet(now, next)) {
                begin(next);
            }
            return null;
        }
        return now.isDone() ? now.join() : null;
    }

    private void begin(CompletableFuture<T> result) {
        try {
            CompletableFuture<? extends T> begun = connect.get();
            CompletableFuture<?> unused =
                    begun.whenComplete((value, failure) -> {
                        if (failure == null) {
                            result.complete(value);
                        } else {
                            result.completeExceptionally(failure);
                        }
                    });
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }
}
