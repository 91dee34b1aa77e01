package io.worklog.server.db;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;

/** The migrations of a domain database, with no server around it. Close it. */
public final class SchemaUpdate implements AutoCloseable {
    private final HikariDataSource source;
    private final Migrations migrations;

    private SchemaUpdate(HikariDataSource source, Migrations migrations) {
        this.source = source;
        this.migrations = migrations;
    }

    /** Connects to the database that settings name. */
    public static SchemaUpdate open(DatabaseProperties properties) {
        Engine engine = Engine.of(properties.url());
        HikariDataSource source = DatabaseConfiguration.open(properties, engine);
        return new SchemaUpdate(source, new Migrations(source, engine));
    }

    /** The steps that are missing, in the order they would be made. */
    public List<String> missing() {
        return migrations.missing();
    }

    /**
     * Makes what is missing, under a lock of the database server: of several that try at once, one
     * works and the others find it done. A SQLite file has no such lock: no server may have it open.
     */
    public void apply() {
        migrations.migrate();
    }

    @Override
    public void close() {
        source.close();
    }
}
