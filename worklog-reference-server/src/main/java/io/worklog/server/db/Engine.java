package io.worklog.server.db;

import java.util.Locale;
import java.util.Map;
import org.jooq.SQLDialect;

/** A database engine, with what its statements call the same things. */
public enum Engine {
    SQLITE(SQLDialect.SQLITE, "TEXT", "BLOB", ""),
    MYSQL(
            SQLDialect.MYSQL,
            "LONGTEXT",
            "LONGBLOB",
            "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin"),
    MARIADB(
            SQLDialect.MARIADB,
            "LONGTEXT",
            "LONGBLOB",
            "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin"),
    POSTGRES(SQLDialect.POSTGRES, "TEXT", "BYTEA", "");

    private final SQLDialect dialect;
    private final String text;
    private final String bytes;
    private final String table;

    Engine(SQLDialect dialect, String text, String bytes, String table) {
        this.dialect = dialect;
        this.text = text;
        this.bytes = bytes;
        this.table = table;
    }

    /** The engine of a JDBC URL. */
    public static Engine of(String url) {
        String kind = url.toLowerCase(Locale.ROOT);
        if (kind.startsWith("jdbc:sqlite:")) {
            return SQLITE;
        }
        if (kind.startsWith("jdbc:mysql:")) {
            return MYSQL;
        }
        if (kind.startsWith("jdbc:mariadb:")) {
            return MARIADB;
        }
        if (kind.startsWith("jdbc:postgresql:")) {
            return POSTGRES;
        }
        throw new IllegalArgumentException(
                "worklog.server.database.url must begin with jdbc:sqlite:, jdbc:mysql:,"
                        + " jdbc:mariadb: or jdbc:postgresql:");
    }

    /** What jOOQ calls it. */
    public SQLDialect dialect() {
        return dialect;
    }

    /**
     * What migrations write for: {@code ${text}} long text, {@code ${bytes}} long bytes, {@code
     * ${id}} an identifier, {@code ${table}} after the closing parenthesis of a table.
     */
    Map<String, String> placeholders() {
        String id =
                table.isEmpty()
                        ? "VARCHAR(40)"
                        : "VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin";
        return Map.of("text", text, "bytes", bytes, "table", table, "id", id);
    }
}
