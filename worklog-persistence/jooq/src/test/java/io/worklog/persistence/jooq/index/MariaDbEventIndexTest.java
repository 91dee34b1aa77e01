package io.worklog.persistence.jooq.index;

import io.worklog.persistence.jooq.schema.SqlDialect;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbEventIndexTest extends JooqEventIndexExam {
    @RegisterExtension static final IndexDatabase DATABASE = new IndexDatabase(SqlDialect.MARIADB);

    MariaDbEventIndexTest() {
        super(DATABASE);
    }
}
