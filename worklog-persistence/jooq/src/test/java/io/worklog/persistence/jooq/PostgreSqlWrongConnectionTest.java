package io.worklog.persistence.jooq;

import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.TestDatabase;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The exam with connections that are set in every way that a store might trip over. */
class PostgreSqlWrongConnectionTest extends SqlLogStoreExam {
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static ExamDatabase database;

    @BeforeAll
    static void make() {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        database =
                new ExamDatabase(
                        TestDatabase.create(SqlDialect.POSTGRESQL),
                        config -> {
                            config.setAutoCommit(false);
                            config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
                            config.setConnectionInitSql(
                                    "SET timezone = '+11:00'; SET synchronous_commit = off;"
                                            + " SET default_transaction_read_only = on;"
                                            + " SET standard_conforming_strings = off;"
                                            + " SET bytea_output = escape");
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
