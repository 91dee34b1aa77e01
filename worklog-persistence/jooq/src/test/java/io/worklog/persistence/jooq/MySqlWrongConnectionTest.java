package io.worklog.persistence.jooq;

import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.TestDatabase;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The exam with connections that are set in every way that a store might trip over. */
class MySqlWrongConnectionTest extends SqlLogStoreExam {
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static ExamDatabase database;

    @BeforeAll
    static void make() {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        database =
                new ExamDatabase(
                        TestDatabase.create(SqlDialect.MYSQL),
                        config -> {
                            config.setAutoCommit(false);
                            config.setTransactionIsolation("TRANSACTION_READ_UNCOMMITTED");
                            config.setConnectionInitSql(
                                    "SET time_zone = '+11:00', sql_mode = 'ANSI'");
                            config.addDataSourceProperty("useAffectedRows", "true");
                            config.addDataSourceProperty("useServerPrepStmts", "true");
                            config.addDataSourceProperty("cachePrepStmts", "true");
                            config.addDataSourceProperty("prepStmtCacheSqlLimit", "16384");
                        });
    }

    @AfterAll
    static void drop() {
        TimeZone.setDefault(ZONE);
        database.close();
    }

    @Override
    ExamDatabase database() {
        return database;
    }
}
