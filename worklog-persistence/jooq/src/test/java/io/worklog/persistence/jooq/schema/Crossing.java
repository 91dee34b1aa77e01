package io.worklog.persistence.jooq.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two transactions that take two rows in opposite order, each its first before either its second.
 */
final class Crossing {
    private final SqlTransactions transactions;
    private final CyclicBarrier bothHaveOne = new CyclicBarrier(2);
    private final AtomicInteger attempts = new AtomicInteger();

    Crossing(SqlTransactions transactions) {
        this.transactions = transactions;
    }

    int attempts() {
        return attempts.get();
    }

    void run() {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> take(1, 2), threads),
                            CompletableFuture.runAsync(() -> take(2, 1), threads))
                    .join();
        }
    }

    private void take(int first, int second) {
        AtomicInteger mine = new AtomicInteger();
        transactions.write(
                "cross",
                connection -> {
                    attempts.incrementAndGet();
                    lock(connection, first);
                    if (mine.getAndIncrement() == 0) {
                        meet();
                    }
                    return lock(connection, second);
                });
    }

    private void meet() {
        try {
            bothHaveOne.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int lock(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("UPDATE thing SET id = id + 0 WHERE id = " + id);
        }
    }
}
