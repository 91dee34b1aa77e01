package io.worklog.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.outbox.BoundTransactions.Binding;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BoundTransactionsTest {
    private final BoundTransactions transactions = BoundTransactions.create();
    private final Connection outer = untouched();
    private final Connection inner = untouched();

    /** Any call on it is a failure. */
    private static Connection untouched() {
        Object proxy =
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (self, method, args) -> {
                            return switch (method.getName()) {
                                case "equals" -> self == args[0];
                                case "hashCode" -> System.identityHashCode(self);
                                case "toString" -> "a connection";
                                default -> throw new AssertionError("called " + method);
                            };
                        });
        return (Connection) proxy;
    }

    @Test
    void theNewestBindingCountsAndTheOlderComesBack() {
        assertThat(transactions.current()).isEmpty();
        try (Binding first = transactions.bind(outer)) {
            assertThat(transactions.current()).contains(outer);
            Optional<Connection> seen = transactions.within(inner, transactions::current);
            assertThat(seen).contains(inner);
            assertThat(transactions.current()).contains(outer);
        }
        assertThat(transactions.current()).isEmpty();
    }

    @Test
    void anotherThreadIsInNoTransaction() throws Exception {
        Optional<Connection> seen =
                transactions.within(
                        outer, () -> CompletableFuture.supplyAsync(transactions::current).get());
        assertThat(seen).isEmpty();
    }

    @Test
    void aBindingIsClosedOnItsOwnThread() throws Exception {
        try (Binding binding = transactions.bind(outer)) {
            CompletableFuture<Void> other = CompletableFuture.runAsync(binding::close);
            assertThatThrownBy(other::get).hasCauseInstanceOf(IllegalStateException.class);
            assertThat(transactions.current()).contains(outer);
        }
        assertThat(transactions.current()).isEmpty();
    }

    @Test
    void aHintRunsOnceWhenTheWorkEndsHoweverItEnds() {
        List<String> hints = new ArrayList<>();
        Runnable hint = () -> hints.add("look");
        assertThatThrownBy(() ->
                        transactions.within(
                                outer,
                                () -> {
                                    transactions.whenDone(hint);
                                    transactions.whenDone(hint);
                                    throw new SQLException("failed");
                                }))
                .isInstanceOf(SQLException.class);
        assertThat(hints).containsExactly("look");
        transactions.whenDone(hint);
        assertThat(hints).hasSize(1);
    }
}
