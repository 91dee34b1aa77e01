package io.worklog.server.db;

import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets transactions of this process wait in the order they came where the database has one writer:
 * SQLite's own waiting knows no order, and one of many can wait for ever.
 */
final class TransactionQueue {
    private static final long LIMIT_SECONDS = 30;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Turn FREE = () -> {};

    private final ReentrantLock order = new ReentrantLock(true);
    private final boolean oneWriter;

    TransactionQueue(Engine engine) {
        this.oneWriter = engine == Engine.SQLITE;
    }

    /** The right to begin a transaction, until it is closed. */
    @FunctionalInterface
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    Turn turn() {
        if (!oneWriter) {
            return FREE;
        }
        try {
            if (order.tryLock(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return order::unlock;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.of(ApiProblem.UNAVAILABLE, "too many wait to write to the database")
                .retryAfter(SOON);
    }
}
