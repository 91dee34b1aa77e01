package io.worklog.persistence.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SchemaPart;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.SqlErrors;
import io.worklog.persistence.jooq.schema.SqlSchema;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.persistence.jooq.schema.TestDatabase;
import io.worklog.persistence.jooq.schema.WeakSettings;
import io.worklog.testkit.LogChecks;
import io.worklog.testkit.LogFeeder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database itself refuses what an append-only log must not suffer. */
class GrantsTest {
    private static final LogId LOG = LogId.of("granted");
    private static final String PASSWORD = "Pass-4711-word";
    private static final String[] FORBIDDEN = {
        "UPDATE worklog_entry SET sealed = sealed",
        "UPDATE worklog_entry SET leaf_hash = leaf_hash",
        "UPDATE worklog_entry SET idem_key = NULL",
        "DELETE FROM worklog_entry",
        "TRUNCATE TABLE worklog_entry",
        "UPDATE worklog_tile SET hashes = hashes",
        "DELETE FROM worklog_tile",
        "DELETE FROM worklog_log",
        "UPDATE worklog_log SET min_index = 0",
        "UPDATE worklog_log SET name = 'other'",
        "DELETE FROM worklog_checkpoint",
        "INSERT INTO worklog_pruned_key SELECT log_no, idem_key, idx FROM worklog_entry",
        "DROP TABLE worklog_entry",
        "CREATE TABLE worklog_mine (id INT)",
    };

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB", "POSTGRESQL"})
    void theApplicationAddsAndErasesAndTheDatabaseRefusesTheRest(SqlDialect dialect)
            throws SQLException {
        try (TestDatabase database = TestDatabase.create(dialect);
                Users users = new Users(database);
                HikariDataSource source = pool(database, users.application);
                HikariDataSource pruning = pool(database, users.maintenance)) {
            JooqLogStore store = open(source);
            LogFeeder feeder = new LogFeeder(store, LOG);
            feeder.append(300);
            store.claim(LOG);
            new LogFeeder(store, LOG).append(20);
            store.appendInTurn(LOG, (head, held) -> Optional.empty());
            store.publish(LOG, TreeSize.of(320), new byte[] {1});
            LogChecks.assertWhole(store, LOG, 320);
            store.replacePrivateSide(LOG, LogIndex.of(4), new byte[] {2});
            store.replacePrivateSide(LOG, LogIndex.of(7), null);

            refusesEach(database, users.application, FORBIDDEN);
            assertThatThrownBy(() -> store.prune(LOG, LogIndex.of(256)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("maintenance");
            assertThat(store.read(LOG, LogIndex.of(0), 1, 1)).hasSize(1);

            open(pruning).prune(LOG, LogIndex.of(256));
            LogChecks.assertEntries(store, LOG, 256, 320);
            LogChecks.assertKeys(store, LOG, 320);
            refusesEach(
                    database,
                    users.maintenance,
                    "UPDATE worklog_entry SET sealed = sealed",
                    "DELETE FROM worklog_tile",
                    "DELETE FROM worklog_pruned_key");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB", "POSTGRESQL"})
    void whoMayNotMakeTablesIsToldWhatToRun(SqlDialect dialect) {
        try (TestDatabase database = TestDatabase.create(dialect);
                Users users = new Users(database)) {
            SqlTransactions transactions =
                    SqlTransactions.on(database.source(database.url(users.application, PASSWORD)));
            TableNames others = TableNames.defaults().withPrefix("other_");
            SqlSchema schema = new SqlSchema(transactions, others, InstantSource.system());

            assertThatThrownBy(() -> schema.prepare(SchemaPart.LOG, SchemaMode.INSTALL))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("may not make tables")
                    .hasMessageContaining(".sql")
                    .hasMessageContaining("other_");
        }
    }

    private static HikariDataSource pool(TestDatabase database, String user) {
        return ExamDatabase.pool(database.url(user, PASSWORD), config -> {});
    }

    private static JooqLogStore open(DataSource source) {
        return JooqLogStore.builder(source)
                .schema(SchemaMode.VALIDATE)
                .weakSettings(WeakSettings.DEGRADE)
                .open();
    }

    private static void refusesEach(TestDatabase database, String user, String... statements)
            throws SQLException {
        SqlErrors errors = new SqlErrors(database.dialect());
        try (Connection connection = database.source(database.url(user, PASSWORD)).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(errors.isDenied(e)).as("%s: %s", sql, e).isTrue());
            }
        }
    }

    /** Two users of a database whose tables an administrator made. */
    private static final class Users implements AutoCloseable {
        private final TestDatabase database;
        private final String application;
        private final String maintenance;

        Users(TestDatabase database) {
            this.database = database;
            String random = database.name().substring(database.name().length() - 10);
            this.application = "app_" + random;
            this.maintenance = "ops_" + random;
            SqlTransactions transactions = SqlTransactions.on(database.source());
            SqlSchema schema =
                    new SqlSchema(transactions, TableNames.defaults(), InstantSource.system());
            schema.prepare(SchemaPart.LOG, SchemaMode.INSTALL);
            for (String host : hosts()) {
                make(named(application, host));
                make(named(maintenance, host));
                schema.grants(named(application, host), named(maintenance, host))
                        .forEach(database::execute);
            }
        }

        private void make(String user) {
            database.execute(
                    database.dialect() == SqlDialect.POSTGRESQL
                            ? "CREATE ROLE " + user + " LOGIN PASSWORD '" + PASSWORD + "'"
                            : "CREATE USER " + user + " IDENTIFIED BY '" + PASSWORD + "'");
        }

        /** By name and by number: a server may have anonymous users of localhost, which win. */
        private List<String> hosts() {
            return database.dialect() == SqlDialect.POSTGRESQL
                    ? List.of("")
                    : List.of("localhost", "127.0.0.1");
        }

        private String named(String user, String host) {
            return host.isEmpty() ? user : "'" + user + "'@'" + host + "'";
        }

        @Override
        public void close() {
            for (String user : List.of(application, maintenance)) {
                for (String host : hosts()) {
                    if (host.isEmpty()) {
                        database.execute("DROP OWNED BY " + user, "DROP ROLE " + user);
                    } else {
                        database.execute("DROP USER " + named(user, host));
                    }
                }
            }
        }
    }
}
