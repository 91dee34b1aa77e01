package io.worklog.persistence.jooq.outbox;

import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.testkit.SharedTransactionalContract;
import io.worklog.testkit.TransactionalContract;
import io.worklog.testkit.TransactionalPlace;
import org.junit.jupiter.api.Nested;

/** The exam with the log in the same database. */
class JooqOutboxWithSqlLogTest {
    @Nested
    class MySql extends SharedTransactionalContract {
        @Override
        protected TransactionalPlace place() {
            return OutboxPlace.create(SqlDialect.MYSQL, true);
        }
    }

    @Nested
    class MariaDb extends SharedTransactionalContract {
        @Override
        protected TransactionalPlace place() {
            return OutboxPlace.create(SqlDialect.MARIADB, true);
        }
    }

    @Nested
    class PostgreSql extends SharedTransactionalContract {
        @Override
        protected TransactionalPlace place() {
            return OutboxPlace.create(SqlDialect.POSTGRESQL, true);
        }
    }

    @Nested
    class Sqlite extends TransactionalContract {
        @Override
        protected TransactionalPlace place() {
            return OutboxPlace.create(SqlDialect.SQLITE, true);
        }
    }
}
