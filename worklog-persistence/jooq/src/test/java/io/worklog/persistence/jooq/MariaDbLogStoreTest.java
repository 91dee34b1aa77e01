package io.worklog.persistence.jooq;

import io.worklog.persistence.jooq.schema.SqlDialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbLogStoreTest extends SqlLogStoreExam {
    private static ExamDatabase database;

    @BeforeAll
    static void make() {
        database = new ExamDatabase(SqlDialect.MARIADB);
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Override
    ExamDatabase database() {
        return database;
    }
}
