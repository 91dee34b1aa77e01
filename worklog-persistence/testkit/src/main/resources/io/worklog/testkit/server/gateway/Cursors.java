package gateway;

import org.bson.BsonArray;
import org.bson.BsonValue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open cursors of all clients. */
final class Cursors {
    private static final int NOT_FOUND = 43;
    private static final String MORE =
            "SELECT cursorpage::bytea, continuation::bytea"
                    + " FROM documentdb_api.cursor_get_more(?, ?::bytea, ?::bytea)";

    private final Map<Long, Cursor> open = new ConcurrentHashMap<>();

    /**
     * What it takes to read on.
     *
     * @param continuation what the extension wants to have back
     * @param pinned the connection that holds the rest, or null if any will do
     */
    private record Cursor(byte[] continuation, Connection pinned) {}

    /** Runs a command that answers with a page, and keeps a cursor if there is more. */
    byte[] first(Backend backend, Request request, String function) throws SQLException {
        String sql =
                "SELECT cursorpage::bytea, continuation::bytea, persistconnection, cursorid"
                        + " FROM documentdb_api."
                        + function
                        + "(?, ?::bytea)";
        return Backend.query(
                backend.connection(),
                sql,
                rows -> {
                    rows.next();
                    byte[] next = rows.getBytes(2);
                    long id = rows.getLong(4);
                    if (id != 0 && next != null) {
                        boolean pin = rows.getBoolean(3) && !backend.inTransaction();
                        open.put(id, new Cursor(next, pin ? backend.give() : null));
                    }
                    return rows.getBytes(1);
                },
                request.database(),
                request.bodyBytes);
    }

    byte[] more(Backend backend, Request request) throws SQLException, Refusal {
        long id = request.body.getInt64("getMore").getValue();
        Cursor cursor = open.get(id);
        if (cursor == null) {
            throw new Refusal(NOT_FOUND, "cursor id " + id + " not found");
        }
        boolean pinned = cursor.pinned != null && !backend.inTransaction();
        return Backend.query(
                pinned ? cursor.pinned : backend.connection(),
                MORE,
                rows -> {
                    rows.next();
                    byte[] next = rows.getBytes(2);
                    if (next == null) {
                        end(id);
                    } else {
                        open.put(id, new Cursor(next, cursor.pinned));
                    }
                    return rows.getBytes(1);
                },
                request.database(),
                request.bodyBytes,
                cursor.continuation);
    }

    byte[] kill(Request request) {
        BsonArray killed = new BsonArray();
        for (BsonValue id : request.body.getArray("cursors")) {
            if (end(id.asInt64().getValue())) {
                killed.add(id);
            }
        }
        return Bson.bytes(
                Bson.ok()
                        .append("cursorsKilled", killed)
                        .append("cursorsNotFound", new BsonArray())
                        .append("cursorsAlive", new BsonArray())
                        .append("cursorsUnknown", new BsonArray()));
    }

    private boolean end(long id) {
        Cursor ended = open.remove(id);
        if (ended != null) {
            Backend.close(ended.pinned);
        }
        return ended != null;
    }
}
