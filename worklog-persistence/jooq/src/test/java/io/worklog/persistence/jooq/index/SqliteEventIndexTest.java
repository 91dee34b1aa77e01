package io.worklog.persistence.jooq.index;

import io.worklog.persistence.jooq.schema.SqlDialect;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteEventIndexTest extends JooqEventIndexExam {
    @RegisterExtension static final IndexDatabase DATABASE = new IndexDatabase(SqlDialect.SQLITE);

    SqliteEventIndexTest() {
        super(DATABASE);
    }

    /** Some blocks of each log; what joins them is the same code for every database. */
    @Override
    public int events() {
        return Integer.getInteger("worklog.test.events", 2_400);
    }

    @Override
    public int queries() {
        return Integer.getInteger("worklog.test.queries", 60);
    }
}
