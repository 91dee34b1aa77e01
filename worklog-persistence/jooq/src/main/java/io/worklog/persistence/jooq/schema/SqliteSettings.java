package io.worklog.persistence.jooq.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of SQLite as a writing transaction of ours has them.
 *
 * @param journalMode how a commit is made safe
 * @param synchronous when the disk is waited for: 2 is FULL, 3 is EXTRA
 */
record SqliteSettings(String journalMode, int synchronous) {
    private static final int FULL = 2;

    static SqliteSettings read(Connection connection) throws SQLException {
        return new SqliteSettings(
                pragma(connection, "journal_mode"),
                Integer.parseInt(pragma(connection, "synchronous")));
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    List<String> weaknesses() {
        List<String> weak = new ArrayList<>();
        if (!journalMode.equals("wal")) {
            weak.add("journal_mode is " + journalMode + ": use a file on a local disk, for WAL");
        }
        if (synchronous < FULL) {
            weak.add("synchronous is " + synchronous + ": set FULL");
        }
        return weak;
    }
}
