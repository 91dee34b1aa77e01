package io.worklog.persistence.jooq.schema;

import io.worklog.spi.StoreAssessment;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;

/** Looks whether a committed transaction is safe with the server as it is set. */
public final class ServerSettings {
    private ServerSettings() {}

    /**
     * The product with its version, and each setting that is too weak.
     *
     * @throws IllegalStateException if there are any and they are to be refused
     */
    public static StoreAssessment check(
            SqlTransactions transactions, TableNames names, WeakSettings weak) {
        StoreAssessment found =
                transactions.write(
                        "look at the server's settings",
                        connection -> assess(connection, transactions.dialect(), names));
        if (weak == WeakSettings.REFUSE && found.degraded()) {
            throw new IllegalStateException(
                    found.product()
                            + " would not keep what is acknowledged: "
                            + String.join("; ", found.weaknesses())
                            + ". Change this, or let the store work degraded");
        }
        return found;
    }

    private static StoreAssessment assess(
            Connection connection, SqlDialect dialect, TableNames names) throws SQLException {
        List<String> weaknesses =
                switch (dialect) {
                    case MYSQL, MARIADB ->
                            MySqlSettings.read(connection, names).weaknesses(dialect);
                    case POSTGRESQL -> PostgreSqlSettings.read(connection).weaknesses();
                    case SQLITE -> SqliteSettings.read(connection).weaknesses();
                };
        return new StoreAssessment(product(connection.getMetaData()), weaknesses);
    }

    private static String product(DatabaseMetaData database) throws SQLException {
        String version = database.getDatabaseProductVersion().split("[ -]", 2)[0];
        return SqlDialect.of(database).product() + " " + version;
    }
}
