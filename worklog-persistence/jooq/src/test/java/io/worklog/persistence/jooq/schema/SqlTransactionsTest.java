package io.worklog.persistence.jooq.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.StoreUnavailableException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlTransactionsTest {
    private static final String TABLE = "CREATE TABLE thing (id INT PRIMARY KEY)";
    private static final String DIRTY = "SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED";

    @Test
    void aMariaDbBehindTheDriverOfMySqlIsRefusedWithAdvice() {
        try (TestDatabase database = TestDatabase.create(SqlDialect.MARIADB)) {
            String url = database.url().replace("jdbc:mariadb:", "jdbc:mysql:");
            DataSource source = database.source(url);

            assertThatThrownBy(() -> SqlTransactions.on(source))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("jdbc:mariadb:");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void seesNothingUncommittedWhateverTheSessionSays(SqlDialect dialect) throws SQLException {
        try (TestDatabase database = TestDatabase.create(dialect);
                Connection other = database.source().getConnection()) {
            database.execute(TABLE);
            other.setAutoCommit(false);
            insert(other, 1);
            DataSource dirty = database.source(database.url(), DIRTY);
            DataSource open = database.source(database.url(), DIRTY, "SET autocommit = 0");

            try (Connection connection = dirty.getConnection()) {
                assertThat(count(connection)).isOne();
            }
            assertThat(SqlTransactions.on(dirty).<Integer>read("count", this::count)).isZero();
            assertThat(SqlTransactions.on(open).<Integer>read("count", this::count)).isZero();
            assertThat(SqlTransactions.on(dirty).<Integer>write("count", this::count)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheConnectionBackAsItCame(SqlDialect dialect) throws SQLException {
        int level =
                dialect == SqlDialect.SQLITE
                        ? Connection.TRANSACTION_SERIALIZABLE
                        : Connection.TRANSACTION_REPEATABLE_READ;
        try (TestDatabase database = TestDatabase.create(dialect);
                Connection connection = database.source().getConnection()) {
            database.execute(TABLE);
            connection.setTransactionIsolation(level);
            SqlTransactions transactions = SqlTransactions.on(always(connection));
            for (int id = 1; id <= 2; id++) {
                connection.setAutoCommit(id == 1);
                int row = id;
                transactions.write("insert", it -> insert(it, row));
                transactions.read("count", this::count);

                assertThat(connection.getAutoCommit()).isEqualTo(id == 1);
                assertThat(connection.getTransactionIsolation()).isEqualTo(level);
                assertThat(SqlTransactions.on(database.source()).<Integer>read("", this::count))
                        .isEqualTo(id);
            }
            connection.setAutoCommit(true);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsIsUndoneAndSaysNothingOfTheRows(SqlDialect dialect) {
        try (TestDatabase database = TestDatabase.create(dialect)) {
            database.execute(TABLE);
            SqlTransactions transactions = SqlTransactions.on(database.source());

            assertThatThrownBy(() ->
                            transactions.write(
                                    "insert twice",
                                    connection ->
                                            insert(connection, 4711) + insert(connection, 4711)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageStartingWith("insert twice: SQLState ")
                    .hasMessageNotContaining("4711")
                    .hasNoCause();
            assertThat(transactions.<Integer>read("count", this::count)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLostAnswerToCommitIsToldAndNotRepeated(SqlDialect dialect) {
        try (TestDatabase database = TestDatabase.create(dialect)) {
            database.execute(TABLE);
            AtomicInteger calls = new AtomicInteger();
            SqlTransactions transactions =
                    SqlTransactions.on(
                            TestDatabase.sourceOf(
                                    () -> losingCommits(database.source().getConnection())));

            assertThatThrownBy(() ->
                            transactions.write("insert", it -> insert(it, calls.incrementAndGet())))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("outcome is unknown");
            assertThat(calls).hasValue(1);
            assertThat(transactions.<Integer>read("count", this::count)).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB", "POSTGRESQL"})
    void aTransactionThatLostADeadlockIsMadeAgain(SqlDialect dialect) throws Exception {
        try (TestDatabase database = TestDatabase.create(dialect)) {
            database.execute(TABLE, "INSERT INTO thing VALUES (1), (2)");
            SqlTransactions transactions = SqlTransactions.on(database.source());
            Crossing crossing = new Crossing(transactions);

            crossing.run();
            assertThat(crossing.attempts()).isGreaterThan(2);
        }
    }

    private static DataSource always(Connection connection) {
        Connection kept = proxy(connection, method -> method.equals("close"), false);
        return TestDatabase.sourceOf(() -> kept);
    }

    private static Connection losingCommits(Connection connection) {
        return proxy(connection, method -> method.equals("commit"), true);
    }

    private interface Names {
        boolean match(String method);
    }

    /** A connection of which some methods do nothing, or do it and then fail. */
    private static Connection proxy(Connection real, Names names, boolean fail) {
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            boolean chosen = names.match(method.getName());
                            if (chosen && !fail) {
                                return null;
                            }
                            Object result = method.invoke(real, arguments);
                            if (chosen) {
                                throw new SQLException("the answer is lost", "08007");
                            }
                            return result;
                        });
    }

    private static int insert(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("INSERT INTO thing VALUES (" + id + ")");
        }
    }

    private int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM thing")) {
            row.next();
            return row.getInt(1);
        }
    }
}
