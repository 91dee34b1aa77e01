package io.worklog.server.db;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

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
     * @throws MissingMigrationsException if steps are missing, with what to do
     */
    void requireComplete() {
        int missing = pending();
        if (missing > 0) {
            throw new MissingMigrationsException(missing);
        }
    }

    /** The steps that are missing, in the order they would be made: {@code 5.2 event types}. */
    List<String> missing() {
        return Arrays.stream(flyway.info().pending()).map(Migrations::name).toList();
    }

    private static String name(MigrationInfo step) {
        return step.getVersion() + " " + step.getDescription();
    }

    /** How many steps are missing. */
    public int pending() {
        return flyway.info().pending().length;
    }
}
