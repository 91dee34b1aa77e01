package io.worklog.persistence.jooq.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Settings of MySQL and MariaDB.
 *
 * @param global by name in lower case; one that the server does not have is absent
 * @param sqlMode of the session
 * @param charset of the session
 * @param otherEngines tables of ours that are not InnoDB's, with their engine
 */
record MySqlSettings(
        Map<String, String> global, String sqlMode, String charset, List<String> otherEngines) {
    /** Twice the largest row, a private side of 1 MiB, and room for the rest of the statement. */
    private static final long LEAST_PACKET = 4L << 20;

    private static final Set<String> OFF = Set.of("0", "OFF", "DETECT_ONLY");
    private static final Set<String> NO_SYNC = Set.of("NOSYNC", "LITTLESYNC");
    private static final Set<String> ON = Set.of("1", "ON");

    static MySqlSettings read(Connection connection, TableNames names) throws SQLException {
        Map<String, String> global = new TreeMap<>();
        try (PreparedStatement show = connection.prepareStatement("SHOW GLOBAL VARIABLES");
                ResultSet rows = show.executeQuery()) {
            while (rows.next()) {
                global.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
            }
        }
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT @@sql_mode, @@character_set_connection");
                ResultSet row = select.executeQuery()) {
            row.next();
            List<String> engines = otherEngines(connection, names);
            return new MySqlSettings(global, row.getString(1), row.getString(2), engines);
        }
    }

    private static List<String> otherEngines(Connection connection, TableNames names)
            throws SQLException {
        String sql =
                "SELECT table_name, engine FROM information_schema.tables"
                        + " WHERE table_schema = COALESCE(?, DATABASE())"
                        + " AND LEFT(table_name, ?) = ? AND engine <> 'InnoDB'";
        List<String> others = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, names.schema());
            select.setInt(2, names.prefix().length());
            select.setString(3, names.prefix());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    others.add(rows.getString(1) + " is " + rows.getString(2));
                }
            }
        }
        return others;
    }

    List<String> weaknesses(SqlDialect dialect) {
        List<String> weak = new ArrayList<>();
        String flush = value("innodb_flush_log_at_trx_commit");
        boolean flushed = flush.equals("1") || dialect == SqlDialect.MARIADB && flush.equals("3");
        require(weak, flushed, "innodb_flush_log_at_trx_commit is " + flush + ": set 1");
        if (ON.contains(value("log_bin"))) {
            String sync = value("sync_binlog");
            require(weak, sync.equals("1"), "sync_binlog is " + sync + ": set 1");
            require(
                    weak,
                    !value("binlog_format").equals("STATEMENT"),
                    "binlog_format is STATEMENT: set ROW");
        }
        require(
                weak,
                !OFF.contains(value("innodb_doublewrite")),
                "innodb_doublewrite is " + value("innodb_doublewrite") + ": set ON");
        String method = value("innodb_flush_method");
        require(
                weak,
                !NO_SYNC.contains(method),
                "innodb_flush_method is " + method + ": set FSYNC");
        require(
                weak,
                sqlMode.contains("STRICT_"),
                "sql_mode of the session is not strict: add STRICT_TRANS_TABLES");
        server(weak);
        return weak;
    }

    private void server(List<String> weak) {
        require(
                weak,
                charset.equals("utf8mb4"),
                "character_set_connection is " + charset + ": set utf8mb4");
        long packet = Long.parseLong(global.getOrDefault("max_allowed_packet", "0"));
        require(
                weak,
                packet >= LEAST_PACKET,
                "max_allowed_packet is " + packet + ": set " + LEAST_PACKET + " or more");
        require(weak, !ON.contains(value("read_only")), "the server is read-only");
        require(
                weak,
                !ON.contains(value("wsrep_on")),
                "wsrep_on is ON: with several writing nodes of Galera a commit can be lost");
        otherEngines.forEach(table -> weak.add("table " + table + ": use InnoDB"));
    }

    private String value(String name) {
        return global.getOrDefault(name, "absent").toUpperCase(Locale.ROOT);
    }

    private static void require(List<String> weak, boolean strong, String weakness) {
        if (!strong) {
            weak.add(weakness);
        }
    }
}
