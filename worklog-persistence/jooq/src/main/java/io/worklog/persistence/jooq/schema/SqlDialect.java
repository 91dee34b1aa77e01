package io.worklog.persistence.jooq.schema;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import org.jooq.SQLDialect;

/** The databases that are supported. */
public enum SqlDialect {
    MYSQL("MySQL", SQLDialect.MYSQL),
    MARIADB("MariaDB", SQLDialect.MARIADB),
    POSTGRESQL("PostgreSQL", SQLDialect.POSTGRES),
    SQLITE("SQLite", SQLDialect.SQLITE);

    private final String product;
    private final SQLDialect jooq;

    SqlDialect(String product, SQLDialect jooq) {
        this.product = product;
        this.jooq = jooq;
    }

    /**
     * The database behind a connection.
     *
     * @throws IllegalArgumentException if it is none of these, or a MariaDB reached through MySQL's
     *     driver, which takes it for a MySQL of long ago
     */
    public static SqlDialect of(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName();
        String version = database.getDatabaseProductVersion();
        boolean mariaDb = product.equals("MariaDB") || version.contains("MariaDB");
        if (mariaDb && database.getDriverName().startsWith("MySQL")) {
            throw new IllegalArgumentException(
                    "the server is MariaDB "
                            + version
                            + ", the driver is MySQL's: use"
                            + " org.mariadb.jdbc:mariadb-java-client and a URL that starts with"
                            + " jdbc:mariadb:");
        }
        if (mariaDb) {
            return MARIADB;
        }
        return switch (product) {
            case "MySQL" -> MYSQL;
            case "PostgreSQL" -> POSTGRESQL;
            case "SQLite" -> SQLITE;
            default ->
                    throw new IllegalArgumentException(
                            product + " is unknown: use MySQL, MariaDB, PostgreSQL or SQLite");
        };
    }

    /** MySQL or MariaDB. */
    public boolean isMySqlLike() {
        return this == MYSQL || this == MARIADB;
    }

    /** As the product calls itself. */
    String product() {
        return product;
    }

    /** The dialect in which jOOQ renders statements. */
    public SQLDialect jooq() {
        return jooq;
    }

    /** The folder of the dialect's scripts. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
