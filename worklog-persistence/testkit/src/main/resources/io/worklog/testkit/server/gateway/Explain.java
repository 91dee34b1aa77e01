package gateway;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A query plan of MongoDB's shape: {@code winningPlan.stage} is IXSCAN or COLLSCAN, and {@code
 * winningPlan.plan} has PostgreSQL's own words.
 */
final class Explain {
    private static final int NOT_SUPPORTED = 115;
    private static final List<String> INDEX_WORDS =
            List.of("Index Scan", "Index Only Scan", "DocumentDBApiScan");

    private Explain() {}

    static byte[] run(Backend backend, Request request) throws SQLException, Refusal {
        BsonDocument explained = request.body.getDocument("explain");
        String sql =
                "EXPLAIN SELECT document FROM documentdb_api_catalog.bson_aggregation_"
                        + function(explained.getFirstKey())
                        + "(?, ?::bytea)";
        List<BsonString> lines =
                Backend.query(
                        backend.connection(),
                        sql,
                        rows -> {
                            List<BsonString> found = new ArrayList<>();
                            while (rows.next()) {
                                found.add(new BsonString(rows.getString(1)));
                            }
                            return found;
                        },
                        request.database(),
                        Bson.bytes(explained));
        boolean index =
                lines.stream()
                        .anyMatch(line -> INDEX_WORDS.stream().anyMatch(line.getValue()::contains));
        BsonDocument plan =
                new BsonDocument("stage", new BsonString(index ? "IXSCAN" : "COLLSCAN"))
                        .append("plan", new BsonArray(lines));
        return Bson.bytes(Bson.ok().append("queryPlanner", new BsonDocument("winningPlan", plan)));
    }

    private static String function(String command) throws Refusal {
        return switch (command) {
            case "find", "count", "distinct" -> command;
            case "aggregate" -> "pipeline";
            default -> throw new Refusal(NOT_SUPPORTED, "explain " + command);
        };
    }
}
