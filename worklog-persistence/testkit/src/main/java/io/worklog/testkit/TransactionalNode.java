package io.worklog.testkit;

import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.outbox.BoundTransactions;
import io.worklog.outbox.OutboxRelay;
import io.worklog.spi.SigningKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * One node of a host that pays orders and records that it did.
 *
 * @param worklog its worklog
 * @param source its connections
 * @param transactions its transactions
 * @param outbox its outbox
 * @param store its way to the store of the logs
 */
record TransactionalNode(
        Worklog worklog,
        DataSource source,
        BoundTransactions transactions,
        FaultyOutbox outbox,
        FaultyStore store)
        implements AutoCloseable {
    static final EventType<Object> PAID =
            EventType.named("order.paid").target("order").delivery(Delivery.TRANSACTIONAL);
    static final EventType<Object> SEEN =
            EventType.named("order.seen")
                    .target("order")
                    .delivery(Delivery.TRANSACTIONAL)
                    .onFailure(FailurePolicy.CONTINUE);

    /**
     * Starts one.
     *
     * @param relaySource where its relay takes connections
     */
    static TransactionalNode start(
            TransactionalPlace place,
            FaultyStore store,
            String name,
            String log,
            DataSource relaySource) {
        BoundTransactions transactions = BoundTransactions.create();
        FaultyOutbox outbox = new FaultyOutbox(place.outbox(relaySource, transactions));
        SigningKeys keys = place.keys();
        Worklog worklog =
                Worklog.builder()
                        .store(store)
                        .keys(keys)
                        .source(name)
                        .defaultLog(log)
                        .outbox(outbox)
                        .relayInterval(Duration.ofMillis(20))
                        .checkpointInterval(Duration.ofMillis(100))
                        .open();
        return new TransactionalNode(worklog, place.source(), transactions, outbox, store);
    }

    OutboxRelay relay() {
        return worklog.outbox().orElseThrow();
    }

    /** Pays an order in a transaction of its own. */
    void pay(String order) throws SQLException {
        try (Connection connection = begin()) {
            pay(connection, order);
            connection.commit();
        }
    }

    /** A connection with a transaction begun. */
    Connection begin() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Pays an order within a transaction. */
    Receipt pay(Connection connection, String order) throws SQLException {
        insert(connection, order);
        return transactions.within(connection, () -> worklog.record(PAID).target(order).commit());
    }

    /** Pays with an idempotency key. */
    void pay(String order, String key, UnaryOperator<String> reason) throws SQLException {
        try (Connection connection = begin()) {
            insert(connection, order);
            transactions.within(
                    connection,
                    () ->
                            worklog.record(PAID)
                                    .target("keyed-" + key)
                                    .reason(reason.apply(order))
                                    .idempotencyKey(key)
                                    .commit());
            connection.commit();
        }
    }

    /** The business data that the event goes with. */
    static void insert(Connection connection, String order) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO orders (id) VALUES (?)")) {
            insert.setString(1, order);
            insert.executeUpdate();
        }
    }

    @Override
    public void close() {
        worklog.close();
    }
}
