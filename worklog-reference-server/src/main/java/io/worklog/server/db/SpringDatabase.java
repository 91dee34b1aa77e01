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
final class SpringDatabase implements Database {
    private final DSLContext sql;
    private final TransactionTemplate transactions;

    SpringDatabase(DSLContext sql, TransactionTemplate transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public DSLContext sql() {
        return sql;
    }

    @Override
    public <T> T inTransaction(Supplier<T> task) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> task.get()));
        } catch (CannotCreateTransactionException e) {
            Problem away =
                    Problem.of(ApiProblem.UNAVAILABLE, "the database does not answer")
                            .retryAfter(Duration.ofSeconds(2));
            away.addSuppressed(e);
            throw away;
        }
    }
}
