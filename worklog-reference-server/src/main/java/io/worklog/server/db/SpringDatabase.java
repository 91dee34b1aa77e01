package io.worklog.server.db;

import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements of jOOQ in transactions of Spring, which the log's outbox joins. */
final class SpringDatabase implements Database, TransactionStart {
    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final ThreadLocal<Runnable> first = new ThreadLocal<>();

    private final TransactionQueue queue;

    SpringDatabase(DSLContext sql, TransactionTemplate transactions, TransactionQueue queue) {
        this.sql = sql;
        this.transactions = transactions;
        this.queue = queue;
    }

    @Override
    public DSLContext sql() {
        return sql;
    }

    @Override
    public <T> T inTransaction(Supplier<T> task) {
        try (TransactionQueue.Turn ignored = queue.turn()) {
            return Objects.requireNonNull(transactions.execute(status -> run(task)));
        } catch (CannotCreateTransactionException e) {
            Problem away =
                    Problem.of(ApiProblem.UNAVAILABLE, "the database does not answer")
                            .retryAfter(Duration.ofSeconds(2));
            away.addSuppressed(e);
            throw away;
        }
    }

    private <T> T run(Supplier<T> task) {
        Runnable before = first.get();
        if (before != null) {
            first.remove();
            before.run();
        }
        return task.get();
    }

    @Override
    public void next(Runnable task) {
        first.set(task);
    }

    @Override
    public void forget() {
        first.remove();
    }
}
