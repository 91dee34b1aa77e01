package io.worklog.persistence.jooq;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.TestDatabase;
import io.worklog.persistence.jooq.schema.WeakSettings;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A database with a pool on it, for one test class. */
final class ExamDatabase implements AutoCloseable {
    private final TestDatabase database;
    private final HikariDataSource pool;
    private final HikariDataSource otherPool;

    ExamDatabase(SqlDialect dialect) {
        this(TestDatabase.create(dialect), config -> {});
    }

    ExamDatabase(TestDatabase database, Consumer<HikariConfig> settings) {
        this.database = database;
        this.pool = pool(database.url(), settings);
        this.otherPool = pool(database.url(), settings);
    }

    /** A few connections to a URL. */
    static HikariDataSource pool(String url, Consumer<HikariConfig> settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(1);
        settings.accept(config);
        return new HikariDataSource(config);
    }

    TestDatabase database() {
        return database;
    }

    DataSource pool() {
        return pool;
    }

    JooqLogStore store() {
        return open(pool);
    }

    /** A store on connections of its own. */
    JooqLogStore another() {
        return open(otherPool);
    }

    private static JooqLogStore open(DataSource source) {
        return JooqLogStore.builder(source)
                .schema(SchemaMode.INSTALL)
                .weakSettings(WeakSettings.DEGRADE)
                .open();
    }

    @Override
    public void close() {
        pool.close();
        otherPool.close();
        database.close();
    }
}
