package io.worklog.persistence.jooq.index;

import com.zaxxer.hikari.HikariDataSource;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.persistence.jooq.schema.TestDatabase;
import java.time.InstantSource;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database with a pool, for all tests of a class. */
final class IndexDatabase implements BeforeAllCallback, AfterAllCallback {
    private final SqlDialect dialect;
    private @Nullable TestDatabase database;
    private @Nullable HikariDataSource pool;

    IndexDatabase(SqlDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database = TestDatabase.create(dialect);
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setMaximumPoolSize(10);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Objects.requireNonNull(pool).close();
        Objects.requireNonNull(database).close();
    }

    TestDatabase database() {
        return Objects.requireNonNull(database);
    }

    DataSource pool() {
        return Objects.requireNonNull(pool);
    }

    JooqEventIndex index() {
        return index(pool());
    }

    static JooqEventIndex index(DataSource source) {
        return JooqEventIndex.open(
                source, TableNames.defaults(), SchemaMode.INSTALL, InstantSource.system());
    }
}
