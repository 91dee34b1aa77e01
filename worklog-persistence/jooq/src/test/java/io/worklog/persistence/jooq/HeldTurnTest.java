package io.worklog.persistence.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.SqlErrors;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.persistence.jooq.schema.TestDatabase;
import io.worklog.persistence.jooq.schema.WeakSettings;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.LogHead;
import io.worklog.testkit.LogChecks;
import io.worklog.testkit.LogFeeder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A writer has its turn and does not end it. */
class HeldTurnTest {
    private static final LogId LOG = LogId.of("held");

    /** The one with the turn has no second connection, and needs none. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB", "POSTGRESQL"})
    void othersWaitAsLongAsTheDatabaseSaysAndThenGoOn(SqlDialect dialect) {
        try (TestDatabase database = TestDatabase.create(dialect);
                HikariDataSource one =
                        ExamDatabase.pool(database.url(), it -> it.setMaximumPoolSize(1));
                HikariDataSource impatient =
                        ExamDatabase.pool(database.url(impatient(dialect)), it -> {})) {
            JooqLogStore holder = open(one);
            JooqLogStore other = open(impatient);
            new LogFeeder(holder, LOG).append(3);
            holder.appendInTurn(
                    LOG,
                    (head, held) -> {
                        refusesBoth(other, head);
                        LogChecks.assertWhole(held, LOG, 3);
                        return Optional.of(next(head));
                    });
            other.appendInTurn(LOG, (head, held) -> Optional.of(next(head)));
            LogChecks.assertWhole(holder, LOG, 5);
        }
    }

    private static void refusesBoth(JooqLogStore store, LogHead head) {
        assertThatThrownBy(() -> store.append(next(head)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.appendInTurn(LOG, (at, held) -> Optional.of(next(at))))
                .isInstanceOf(StoreUnavailableException.class);
    }

    private static AppendBatch next(LogHead head) {
        return new AppendBatch(
                LOG,
                head.epoch(),
                head.size(),
                List.of(LogFeeder.entry(head.size().value())),
                List.of());
    }

    private static String impatient(SqlDialect dialect) {
        return dialect == SqlDialect.POSTGRESQL
                ? "options=-c%20lock_timeout=300"
                : "sessionVariables=innodb_lock_wait_timeout=1";
    }

    private static JooqLogStore open(DataSource source) {
        return JooqLogStore.builder(source)
                .schema(SchemaMode.INSTALL)
                .weakSettings(WeakSettings.DEGRADE)
                .open();
    }

    @Test
    void postgreSqlIsToldALimitWhereItHasNone() {
        try (TestDatabase database = TestDatabase.create(SqlDialect.POSTGRESQL)) {
            assertThat(limit(database.source())).isEqualTo("50s");
            String own = database.url(impatient(SqlDialect.POSTGRESQL));
            assertThat(limit(database.source(own))).isEqualTo("300ms");
        }
    }

    private static String limit(DataSource source) {
        return SqlTransactions.on(source)
                .write(
                        "see the limit",
                        connection -> {
                            try (Statement statement = connection.createStatement();
                                    ResultSet row = statement.executeQuery("SHOW lock_timeout")) {
                                row.next();
                                return row.getString(1);
                            }
                        });
    }

    /** Drivers call it a failure to serialize, after which others may be tried again. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void whoWaitedForALockInVainDoesNotWaitAgain(SqlDialect dialect) {
        SQLException waited = new SQLException("", "40001", 1205);
        assertThat(new SqlErrors(dialect).isRetryable(waited)).isFalse();
    }
}
