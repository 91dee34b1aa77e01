package io.worklog.server.db;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables of the domain database to this version. Files are {@code
 * db/migration/V<feature>.<n>__<what>.sql}, one text for every engine, with the placeholders of
 * {@link Engine}. A change MUST be one that the version before can live with (expand), what it
 * replaced goes one version later (contract).
 */
public final class Migrations {
    private final Flyway flyway;

    Migrations(DataSource source, Engine engine) {
        this.flyway =
                Flyway.configure()
                        .dataSource(source)
                        .locations("classpath:db/migration")
                        .table("worklog_server_schema")
                        .outOfOrder(true)
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .placeholders(engine.placeholders())
                        .load();
    }

    /** Makes what is missing; several nodes may do so at once. */
    public void migrate() {
        flyway.migrate();
    }

    /**
     * Goes on only with tables of this version.
     *
     * @throws IllegalStateException if steps are missing, with what to do
     */
    void requireComplete() {
        int missing = pending();
        if (missing > 0) {
            throw new IllegalStateException(
                    missing
                            + " migrations of the domain database are missing: start once with"
                            + " worklog.server.database.migrate=true as a user who may make tables");
        }
    }

    /** How many steps are missing. */
    public int pending() {
        return flyway.info().pending().length;
    }
}
