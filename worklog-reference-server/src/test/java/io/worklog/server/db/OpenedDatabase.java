package io.worklog.server.db;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A domain database with all tables and no server around it. Close it. */
public final class OpenedDatabase implements AutoCloseable {
    private final HikariDataSource source;
    private final Engine engine;
    private final Database database;

    private OpenedDatabase(HikariDataSource source, Engine engine, Database database) {
        this.source = source;
        this.engine = engine;
        this.database = database;
    }

    /** Opens it by its JDBC URL and makes what is missing. */
    public static OpenedDatabase open(String url) {
        DatabaseConfiguration beans = new DatabaseConfiguration();
        DatabaseProperties properties = new DatabaseProperties(url, null, null, 10, true);
        Engine engine = Engine.of(url);
        HikariDataSource source = beans.domainDataSource(properties, engine);
        Migrations migrations = beans.migrations(source, engine, properties);
        Database database =
                beans.database(source, engine, new JdbcTransactionManager(source), migrations);
        return new OpenedDatabase(source, engine, database);
    }

    /** For statements. */
    public Database database() {
        return database;
    }

    /** Its engine. */
    public Engine engine() {
        return engine;
    }

    @Override
    public void close() {
        source.close();
    }
}
