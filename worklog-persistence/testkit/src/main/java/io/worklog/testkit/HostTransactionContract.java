package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.BatchReceipt;
import io.worklog.Receipt;
import io.worklog.ReceiptState;
import io.worklog.error.RejectedEventException;
import io.worklog.spi.Moved;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of the exam that is about the host's transaction and connection. */
abstract class HostTransactionContract extends TransactionalExam {
    private static final List<Integer> LEVELS =
            List.of(
                    Connection.TRANSACTION_READ_UNCOMMITTED,
                    Connection.TRANSACTION_READ_COMMITTED,
                    Connection.TRANSACTION_REPEATABLE_READ,
                    Connection.TRANSACTION_SERIALIZABLE);

    @Test
    void whatCommitsIsInTheLogOnce() throws SQLException {
        try (TransactionalNode node = node("a");
                Connection connection = node.begin()) {
            Receipt receipt = node.pay(connection, "1");
            connection.commit();
            assertThat(receipt.state()).isEqualTo(ReceiptState.IN_TRANSACTION);
            assertThat(receipt.place()).isNull();
            assertThat(receipt.leafHash()).isNotNull();
            awaitEmpty();
            assertThat(paid()).containsExactly("1");
            assertThat(events().get(0).id()).isEqualTo(receipt.eventId());
        }
    }

    @Test
    void whatIsRolledBackNeverWas() throws SQLException {
        try (TransactionalNode node = node("a")) {
            try (Connection connection = node.begin()) {
                node.pay(connection, "gone");
                connection.rollback();
            }
            node.pay("stays");
            awaitEmpty();
        }
        assertThat(paid()).containsExactly("stays");
    }

    @Test
    void aConnectionThatIsClosedWithoutCommitLeavesNothing() throws SQLException {
        try (TransactionalNode node = node("a")) {
            Connection connection = node.begin();
            node.pay(connection, "gone");
            connection.rollback();
            connection.close();
        }
        assertThat(paid()).isEmpty();
    }

    @Test
    void whatIsUndoneToASavepointNeverWas() throws SQLException {
        try (TransactionalNode node = node("a");
                Connection connection = node.begin()) {
            node.pay(connection, "before");
            Savepoint savepoint = connection.setSavepoint("host");
            node.pay(connection, "undone");
            connection.rollback(savepoint);
            node.pay(connection, "after");
            connection.commit();
        }
        assertThat(paid()).containsExactly("before", "after");
    }

    @Test
    void nothingOfATransactionIsMovedBeforeItCommits() throws SQLException {
        try (TransactionalNode node = node("a");
                Connection connection = node.begin()) {
            node.pay(connection, "1");
            for (int pass = 0; pass < 5; pass++) {
                assertThat(node.outbox().counts().waiting()).isZero();
                node.relay().wake();
            }
            assertThat(paid()).isEmpty();
            connection.commit();
            awaitEmpty();
            assertThat(paid()).containsExactly("1");
        }
    }

    @Test
    void theHostsConnectionIsLeftAsItWas() throws SQLException {
        List<String> calls = new ArrayList<>();
        try (TransactionalNode node = node("a");
                Connection connection = node.begin()) {
            int level = connection.getTransactionIsolation();
            Connection watched = HostConnections.watched(connection, calls);
            node.pay(watched, "1");
            node.transactions()
                    .within(
                            watched,
                            () ->
                                    node.worklog()
                                            .record(TransactionalNode.SEEN)
                                            .target("1")
                                            .commit());
            assertThat(calls).isEmpty();
            assertThat(connection.isClosed()).isFalse();
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.getTransactionIsolation()).isEqualTo(level);
            connection.rollback();
            TransactionalNode.insert(connection, "2");
            connection.commit();
        }
        assertThat(orders()).containsExactly("2");
        assertThat(paid()).isEmpty();
        notExact();
    }

    @Test
    void everyIsolationLevelOfTheHostWorks() throws SQLException {
        try (TransactionalNode node = node("a")) {
            for (int level : LEVELS) {
                try (Connection connection = node.source().getConnection()) {
                    if (connection.getMetaData().supportsTransactionIsolationLevel(level)) {
                        connection.setTransactionIsolation(level);
                        connection.setAutoCommit(false);
                        node.pay(connection, "kept-" + level);
                        connection.commit();
                        node.pay(connection, "gone-" + level);
                        connection.rollback();
                    }
                }
            }
        }
        assertThat(paid()).contains("kept-8").noneMatch(order -> order.startsWith("gone"));
    }

    @Test
    void aRelayWhoseConnectionsAreSetWrongSeesNothingUncommitted() throws SQLException {
        int level = Connection.TRANSACTION_READ_UNCOMMITTED;
        try (TransactionalNode node = node("a", HostConnections.wrong(here().source(), level));
                Connection connection = node.begin()) {
            node.pay("0");
            awaitEmpty();
            node.pay(connection, "1");
            for (int pass = 0; pass < 5; pass++) {
                node.outbox().relay(10, (log, rows) -> wrong());
                assertThat(node.outbox().counts().waiting()).isZero();
            }
            connection.rollback();
        }
        assertThat(paid()).containsExactly("0");
    }

    private static List<Moved> wrong() {
        throw new AssertionError("moved what was not committed");
    }

    @Test
    void outsideATransactionNothingIsRecorded() throws SQLException {
        try (TransactionalNode node = node("a");
                Connection connection = node.source().getConnection()) {
            var event = node.worklog().record(TransactionalNode.PAID).target("1");
            assertThatThrownBy(event::commit)
                    .isInstanceOf(RejectedEventException.class)
                    .hasMessageContaining("no transaction");
            connection.setAutoCommit(true);
            assertThatThrownBy(() ->
                            node.transactions()
                                    .within(
                                            connection,
                                            () ->
                                                    node.worklog()
                                                            .record(TransactionalNode.PAID)
                                                            .target("1")
                                                            .commit()))
                    .isInstanceOf(RejectedEventException.class)
                    .hasMessageContaining("no transaction");
            assertThat(node.outbox().counts().waiting()).isZero();
            assertThat(node.worklog().health().lost()).isZero();
        }
        assertThat(paid()).isEmpty();
    }

    @Test
    void aTypeThatLetsTheHostGoOnIsCountedAsLostOutsideATransaction() {
        try (TransactionalNode node = node("a")) {
            Receipt receipt = node.worklog().record(TransactionalNode.SEEN).target("1").commit();
            assertThat(receipt.state()).isEqualTo(ReceiptState.NOT_RECORDED);
            assertThat(node.worklog().health().lost()).isEqualTo(1);
        }
        assertThat(paid()).isEmpty();
    }

    @Test
    void aBulkOperationJoinsTheTransactionAsAWhole() throws SQLException {
        try (TransactionalNode node = node("a");
                Connection connection = node.begin()) {
            BatchReceipt receipt = bulk(node, connection, List.of("1", "2", "3"));
            connection.commit();
            assertThat(receipt.parent().state()).isEqualTo(ReceiptState.IN_TRANSACTION);
            assertThat(receipt.children()).hasSize(3);
            bulk(node, connection, List.of("4", "5"));
            connection.rollback();
        }
        assertThat(paid()).containsExactly("1", "2", "3");
        assertThat(events()).hasSize(4);
        String parent = events().get(0).id().toString();
        assertThat(events().subList(1, 4))
                .allSatisfy(child -> assertThat(child.links().batchId()).isEqualTo(parent));
    }

    private static BatchReceipt bulk(
            TransactionalNode node, Connection connection, List<String> orders)
            throws SQLException {
        for (String order : orders) {
            TransactionalNode.insert(connection, order);
        }
        return node.transactions()
                .within(
                        connection,
                        () ->
                                node.worklog()
                                        .batch(
                                                "pay",
                                                TransactionalNode.PAID,
                                                orders,
                                                (order, event) -> event.target(order)));
    }
}
