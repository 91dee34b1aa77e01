package io.worklog.persistence.jooq.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of PostgreSQL as a writing transaction of ours has them.
 *
 * @param fsync of the server
 * @param fullPageWrites of the server
 * @param synchronousCommit of the transaction
 * @param encoding of the database
 * @param recovering whether it is a standby
 */
record PostgreSqlSettings(
        String fsync,
        String fullPageWrites,
        String synchronousCommit,
        String encoding,
        boolean recovering) {
    private static final String SELECT =
            "SELECT current_setting('fsync'), current_setting('full_page_writes'),"
                    + " current_setting('synchronous_commit'), current_setting('server_encoding'),"
                    + " pg_is_in_recovery()";

    static PostgreSqlSettings read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new PostgreSqlSettings(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5));
        }
    }

    List<String> weaknesses() {
        List<String> weak = new ArrayList<>();
        if (!fsync.equals("on")) {
            weak.add("fsync is " + fsync + ": set on");
        }
        if (!fullPageWrites.equals("on")) {
            weak.add("full_page_writes is " + fullPageWrites + ": set on");
        }
        if (synchronousCommit.equals("off")) {
            weak.add("synchronous_commit stays off within a transaction: let the user set it");
        }
        if (!encoding.equals("UTF8")) {
            weak.add("server_encoding is " + encoding + ": make a database in UTF8");
        }
        if (recovering) {
            weak.add("the server is a standby and read-only");
        }
        return weak;
    }
}
