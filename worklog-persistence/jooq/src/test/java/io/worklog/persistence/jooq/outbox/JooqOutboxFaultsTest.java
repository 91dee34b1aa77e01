package io.worklog.persistence.jooq.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Receipt;
import io.worklog.ReceiptState;
import io.worklog.Worklog;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.error.StoreUnavailableException;
import io.worklog.error.TransactionLostException;
import io.worklog.memory.MemoryLogStore;
import io.worklog.outbox.BoundTransactions;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.persistence.jooq.schema.TestDatabase;
import io.worklog.testing.MemorySigningKeys;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens when the database refuses, and when its rows are not what they should be. */
class JooqOutboxFaultsTest {
    private static final EventType<Object> STRICT =
            EventType.named("order.paid").target("order").delivery(Delivery.TRANSACTIONAL);
    private static final EventType<Object> LENIENT = STRICT.onFailure(FailurePolicy.CONTINUE);

    private final BoundTransactions transactions = BoundTransactions.create();
    private @Nullable TestDatabase database;
    private @Nullable Worklog worklog;

    @AfterEach
    void close() {
        if (worklog != null) {
            worklog.close();
        }
        if (database != null) {
            database.close();
        }
    }

    private Worklog open(TestDatabase in) {
        database = in;
        in.execute("CREATE TABLE orders (id VARCHAR(64) NOT NULL PRIMARY KEY)");
        worklog =
                Worklog.builder()
                        .store(MemoryLogStore.create())
                        .keys(MemorySigningKeys.create())
                        .outbox(
                                JooqOutbox.open(
                                        in.source(),
                                        transactions,
                                        TableNames.defaults(),
                                        SchemaMode.INSTALL))
                        .relayInterval(Duration.ofMillis(20))
                        .open();
        return worklog;
    }

    @ParameterizedTest
    @EnumSource(SqlDialect.class)
    void aHostThatGoesOnKeepsAUsableTransaction(SqlDialect dialect) throws SQLException {
        TestDatabase in = TestDatabase.create(dialect);
        Worklog log = open(in);
        in.execute("ALTER TABLE worklog_outbox RENAME TO moved_away");
        try (Connection connection = DriverManager.getConnection(in.url())) {
            connection.setAutoCommit(false);
            insert(connection, "1");
            Receipt receipt = record(log, LENIENT, connection);
            assertThat(receipt.state()).isEqualTo(ReceiptState.NOT_RECORDED);
            insert(connection, "2");
            connection.commit();
            assertThat(count(connection)).isEqualTo(2);
            assertThatThrownBy(() -> record(log, STRICT, connection))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageNotContaining("order");
            connection.rollback();
        }
        assertThat(log.health().lost()).isEqualTo(1);
        assertThat(log.health().healthy()).isFalse();
        in.execute("ALTER TABLE moved_away RENAME TO worklog_outbox");
    }

    /** Whatever the type says: a host that went on would commit half of its work. */
    @ParameterizedTest
    @EnumSource(SqlDialect.class)
    void aTransactionThatIsLostIsAlwaysTold(SqlDialect dialect) throws SQLException {
        TestDatabase in = TestDatabase.create(dialect);
        Worklog log = open(in);
        try (Connection connection = DriverManager.getConnection(in.url())) {
            connection.setAutoCommit(false);
            insert(connection, "1");
            Connection deadlocked = failing(connection, new SQLException("deadlock", "40001"));
            assertThatThrownBy(() -> record(log, LENIENT, deadlocked))
                    .isInstanceOf(TransactionLostException.class);
            connection.rollback();
        }
        assertThat(log.health().lost()).isZero();
    }

    @ParameterizedTest
    @EnumSource(SqlDialect.class)
    void unreadableRowsAreSetAsideAndHoldUpNobody(SqlDialect dialect) throws SQLException {
        TestDatabase in = TestDatabase.create(dialect);
        Worklog log = open(in);
        try (Connection connection = DriverManager.getConnection(in.url())) {
            connection.setAutoCommit(false);
            record(log, STRICT, connection);
            connection.commit();
        }
        await(() -> log.head().size().value() == 1);
        in.execute(
                forged(dialect, "6C6F67"),
                forged(dialect, "4E6F204C6F670061"),
                forged(dialect, "64656661756C740061"));
        try (Connection connection = DriverManager.getConnection(in.url())) {
            connection.setAutoCommit(false);
            record(log, STRICT, connection);
            connection.commit();
        }
        await(() -> log.head().size().value() == 2);
        await(() -> log.outbox().orElseThrow().status().refused() == 3);
        int padded = dialect.isMySqlLike() ? 1 : 0;
        assertThat(log.outbox().orElseThrow().refused(10)).hasSize(padded);
        assertThat(log.health().healthy()).isFalse();
        in.execute("DELETE FROM worklog_outbox");
    }

    /** A row whose ids are too short (MySQL fills them up), in the stream with that name in hex. */
    private static String forged(SqlDialect dialect, String stream) {
        String form = dialect == SqlDialect.POSTGRESQL ? "decode('%s', 'hex')" : "x'%s'";
        return "INSERT INTO worklog_outbox (stream, state, event_id, idem_key, leaf_hash, added_at,"
                + " sealed) VALUES ("
                + String.join(
                        ", ",
                        List.of(
                                form.formatted(stream),
                                "0",
                                form.formatted("00"),
                                form.formatted("6B"),
                                form.formatted("00"),
                                "0",
                                form.formatted("7B7D")))
                + ")";
    }

    @ParameterizedTest
    @EnumSource(SqlDialect.class)
    void aRelayGoesOnWhenTheDatabaseIsBack(SqlDialect dialect) throws SQLException {
        TestDatabase in = TestDatabase.create(dialect);
        Worklog log = open(in);
        in.execute("ALTER TABLE worklog_outbox RENAME TO moved_away");
        await(() -> log.outbox().orElseThrow().status().problem() != null);
        in.execute("ALTER TABLE moved_away RENAME TO worklog_outbox");
        try (Connection connection = DriverManager.getConnection(in.url())) {
            connection.setAutoCommit(false);
            record(log, STRICT, connection);
            connection.commit();
        }
        await(() -> log.head().size().value() == 1);
        await(() -> log.outbox().orElseThrow().status().healthy());
    }

    private Receipt record(Worklog log, EventType<Object> type, Connection connection) {
        return transactions.within(connection, () -> log.record(type).target("1").commit());
    }

    private static void insert(Connection connection, String id) throws SQLException {
        try (Statement insert = connection.createStatement()) {
            insert.execute("INSERT INTO orders (id) VALUES ('" + id + "')");
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT COUNT(*) FROM orders")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** A connection on which the next insert fails that way. */
    private static Connection failing(Connection real, SQLException failure) {
        Object proxy =
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (self, method, args) -> {
                            if (method.getName().equals("prepareStatement")) {
                                throw failure;
                            }
                            try {
                                return method.invoke(real, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
        return (Connection) proxy;
    }

    private static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > Duration.ofSeconds(60).toNanos()) {
                throw new AssertionError("waited in vain");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
