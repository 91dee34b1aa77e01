package io.worklog.persistence.jooq.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.spi.StoreAssessment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServerSettingsTest {
    private static final Map<String, String> STRONG =
            Map.of(
                    "innodb_flush_log_at_trx_commit", "1",
                    "log_bin", "ON",
                    "sync_binlog", "1",
                    "binlog_format", "ROW",
                    "innodb_doublewrite", "ON",
                    "innodb_flush_method", "fsync",
                    "max_allowed_packet", "16777216",
                    "read_only", "OFF");

    @ParameterizedTest
    @EnumSource
    void namesTheProductAndItsVersion(SqlDialect dialect) {
        try (TestDatabase database = TestDatabase.create(dialect)) {
            assertThat(check(database.source()).product())
                    .matches(dialect.product() + " \\d+\\.\\d+[.\\d]*");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "innodb_flush_log_at_trx_commit, 2",
        "sync_binlog, 0",
        "binlog_format, STATEMENT",
        "innodb_doublewrite, OFF",
        "innodb_doublewrite, DETECT_ONLY",
        "innodb_flush_method, nosync",
        "max_allowed_packet, 1048576",
        "read_only, ON",
        "wsrep_on, ON"
    })
    void findsEachWeakSettingOfMySql(String name, String value) {
        Map<String, String> global = new TreeMap<>(STRONG);
        assertThat(weak(global)).isEmpty();
        global.put(name, value);
        assertThat(weak(global)).hasSize(1);
    }

    @Test
    void aServerWithoutABinaryLogNeedNotSyncIt() {
        Map<String, String> global = new TreeMap<>(STRONG);
        global.put("log_bin", "OFF");
        global.put("sync_binlog", "0");
        assertThat(weak(global)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void seesTheSessionAndTheTables(SqlDialect dialect) {
        try (TestDatabase database = TestDatabase.create(dialect)) {
            database.execute("CREATE TABLE worklog_entry (id INT) ENGINE = MyISAM");
            DataSource source =
                    database.source(database.url(), "SET sql_mode = ''", "SET NAMES utf8mb3");
            List<String> weaknesses = check(source).weaknesses();

            assertThat(weaknesses)
                    .anyMatch(weakness -> weakness.startsWith("sql_mode"))
                    .anyMatch(weakness -> weakness.contains("utf8mb3"))
                    .contains("table worklog_entry is MyISAM: use InnoDB");
            assertThatThrownBy(() -> refuse(source))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(weaknesses.toArray(String[]::new));
        }
    }

    @Test
    void postgreSqlCommitsDurablyWhateverTheSessionSays() {
        try (TestDatabase database = TestDatabase.create(SqlDialect.POSTGRESQL)) {
            DataSource source =
                    database.source(
                            database.url(),
                            "SET synchronous_commit = off",
                            "SET default_transaction_read_only = on");
            assertThat(check(source).weaknesses()).noneMatch(it -> it.contains("synchronous"));
            assertThat(new PostgreSqlSettings("off", "off", "off", "SQL_ASCII", true).weaknesses())
                    .hasSize(5);
            assertThat(new PostgreSqlSettings("on", "on", "local", "UTF8", false).weaknesses())
                    .isEmpty();
        }
    }

    @Test
    void aDatabaseInMemoryIsDegradedAndRefused() {
        try (TestDatabase database = TestDatabase.create(SqlDialect.SQLITE)) {
            assertThat(check(database.source()).degraded()).isFalse();
            DataSource heap = database.source("jdbc:sqlite::memory:");
            assertThat(check(heap).weaknesses()).singleElement().asString().contains("memory");
            assertThatThrownBy(() -> refuse(heap)).isInstanceOf(IllegalStateException.class);
        }
    }

    private static List<String> weak(Map<String, String> global) {
        return new MySqlSettings(global, "STRICT_TRANS_TABLES", "utf8mb4", List.of())
                .weaknesses(SqlDialect.MYSQL);
    }

    private static StoreAssessment check(DataSource source) {
        SqlTransactions transactions = SqlTransactions.on(source);
        return ServerSettings.check(transactions, TableNames.defaults(), WeakSettings.DEGRADE);
    }

    private static void refuse(DataSource source) {
        SqlTransactions transactions = SqlTransactions.on(source);
        ServerSettings.check(transactions, TableNames.defaults(), WeakSettings.REFUSE);
    }
}
