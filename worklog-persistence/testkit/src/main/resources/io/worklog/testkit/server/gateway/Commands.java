package gateway;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

import java.sql.SQLException;

/** Runs commands by the functions of the extension. */
final class Commands {
    private static final int NAMESPACE_NOT_FOUND = 26;
    private static final int NOT_FOUND = 59;
    private static final int NOT_SUPPORTED = 115;
    private static final String API = "SELECT documentdb_api.";
    private static final String INTERNAL = "SELECT documentdb_api_internal.";

    private final Backend backend;
    private final Hello hello;
    private final int connectionId;
    private final Transactions transactions;
    private final Cursors cursors;

    Commands(
            Backend backend,
            Hello hello,
            int connectionId,
            Transactions transactions,
            Cursors cursors) {
        this.backend = backend;
        this.hello = hello;
        this.connectionId = connectionId;
        this.transactions = transactions;
        this.cursors = cursors;
    }

    /** The reply to a command. */
    byte[] run(Request request) throws SQLException, Refusal {
        return switch (request.name()) {
            case "insert" -> write(request, "insert", "documents");
            case "update" -> write(request, "update", "updates");
            case "delete" -> write(request, "delete", "deletes");
            case "findAndModify", "findandmodify" -> findAndModify(request);
            case "find" -> cursors.first(backend, request, "find_cursor_first_page");
            case "aggregate" -> aggregate(request);
            case "listCollections" ->
                    cursors.first(backend, request, "list_collections_cursor_first_page");
            case "listIndexes" -> cursors.first(backend, request, "list_indexes_cursor_first_page");
            case "getMore" -> cursors.more(backend, request);
            case "killCursors" -> cursors.kill(request);
            case "count", "distinct", "validate" -> rowOf(request);
            case "explain" -> Explain.run(backend, request);
            case "commitTransaction" -> commit(request);
            case "abortTransaction" -> abort(request);
            default -> administration(request);
        };
    }

    private byte[] administration(Request request) throws SQLException, Refusal {
        String database = request.database();
        byte[] body = request.bodyBytes;
        return switch (request.name()) {
            case "create" ->
                    backend.document(
                            API + "create_collection_view(?, ?::bytea)::bytea", database, body);
            case "collMod" ->
                    backend.document(
                            API + "coll_mod(?, ?, ?::bytea)::bytea",
                            database,
                            request.collection(),
                            body);
            case "drop" -> drop(request);
            case "dropDatabase" -> dropDatabase(database);
            case "listDatabases" -> backend.document(API + "list_databases(?::bytea)::bytea", body);
            case "renameCollection" ->
                    backend.document(API + "rename_collection(?::bytea)::bytea", body);
            case "dbStats", "dbstats" -> backend.document(API + "db_stats(?)::bytea", database);
            case "collStats", "collstats" ->
                    backend.document(
                            API + "coll_stats(?, ?)::bytea", database, request.collection());
            case "createIndexes" ->
                    backend.document(
                            INTERNAL + "create_indexes_non_concurrently(?, ?::bytea, true)::bytea",
                            database,
                            body);
            case "dropIndexes" ->
                    backend.document(
                            INTERNAL + "drop_indexes_non_concurrently(?, ?::bytea)::bytea",
                            database,
                            body);
            default -> Bson.bytes(aboutItself(request));
        };
    }

    private BsonDocument aboutItself(Request request) throws Refusal {
        return switch (request.name()) {
            case "hello", "isMaster", "ismaster" -> hello.document(connectionId);
            case "buildInfo", "buildinfo" -> hello.build();
            case "getParameter" -> hello.parameter();
            case "serverStatus" -> hello.status();
            case "ping", "endSessions", "killSessions", "refreshSessions", "logout", "fsync" ->
                    Bson.ok();
            default -> throw new Refusal(NOT_FOUND, "no such command: '" + request.name() + "'");
        };
    }

    private byte[] findAndModify(Request request) throws SQLException {
        return backend.document(
                "SELECT p_result::bytea FROM documentdb_api.find_and_modify(?, ?::bytea, ?)",
                request.database(),
                request.bodyBytes,
                request.retryId());
    }

    private byte[] aggregate(Request request) throws SQLException, Refusal {
        BsonArray stages = request.body.getArray("pipeline");
        if (!stages.isEmpty() && stages.get(0).asDocument().containsKey("$changeStream")) {
            throw new Refusal(NOT_SUPPORTED, "this server has no change streams");
        }
        return cursors.first(backend, request, "aggregate_cursor_first_page");
    }

    private byte[] rowOf(Request request) throws SQLException {
        String function =
                switch (request.name()) {
                    case "count" -> "count_query";
                    case "distinct" -> "distinct_query";
                    default -> request.name();
                };
        return backend.document(
                "SELECT document::bytea FROM documentdb_api." + function + "(?, ?::bytea)",
                request.database(),
                request.bodyBytes);
    }

    private byte[] drop(Request request) throws SQLException, Refusal {
        String database = request.database();
        if (!backend.flag(API + "drop_collection(?, ?)", database, request.collection())) {
            throw new Refusal(NAMESPACE_NOT_FOUND, "ns not found");
        }
        BsonString name = new BsonString(database + "." + request.collection());
        return Bson.bytes(Bson.ok().append("ns", name));
    }

    private byte[] dropDatabase(String database) throws SQLException {
        backend.flag("SELECT true FROM documentdb_api.drop_database(?)", database);
        return Bson.bytes(Bson.ok().append("dropped", new BsonString(database)));
    }

    private byte[] commit(Request request) throws SQLException {
        transactions.commit(request.transaction());
        return Bson.bytes(Bson.ok());
    }

    private byte[] abort(Request request) {
        transactions.abort(request.transaction());
        return Bson.bytes(Bson.ok());
    }

    private byte[] write(Request request, String function, String sequence)
            throws SQLException, Refusal {
        byte[][] result = new byte[1][];
        boolean success =
                Backend.query(
                        backend.connection(),
                        "SELECT p_result::bytea, p_success FROM documentdb_api."
                                + function
                                + "(?, ?::bytea, ?::bytea, ?)",
                        rows -> {
                            rows.next();
                            result[0] = rows.getBytes(1);
                            return rows.getBoolean(2);
                        },
                        request.database(),
                        request.bodyBytes,
                        request.sequence(sequence),
                        request.retryId());
        return success ? result[0] : failed(request, new RawBsonDocument(result[0]));
    }

    /** Gives the errors of single documents MongoDB's codes. */
    private byte[] failed(Request request, RawBsonDocument result) throws Refusal {
        BsonDocument reply = result.decode(new BsonDocumentCodec());
        for (BsonValue error : reply.getArray("writeErrors", new BsonArray())) {
            int packed = error.asDocument().getInt32("code").getValue();
            int code = Refusal.codeOfPacked(packed);
            if (backend.inTransaction() && code == Refusal.WRITE_CONFLICT) {
                throw new Refusal(code, "write conflict");
            }
            error.asDocument().put("code", new BsonInt32(code));
        }
        transactions.abort(request.transaction()); // as mongod: an error ends it
        return Bson.bytes(reply);
    }
}
