package io.worklog.spring.importer;

import io.worklog.codec.JsonValue.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of JaVers' SQL repository, the snapshots of one object after the other, so that
 * only the one before has to be remembered. It needs two connections: rows of one stream while
 * properties of their commits are looked up on the other.
 */
final class JaversSource implements LegacySource {
    private static final String WHAT = "the tables of JaVers";
    private static final String SNAPSHOTS =
            """
            select s.type, s.version, s.state, c.author, c.commit_date, c.commit_date_instant,
              c.commit_id, g.type_name, g.local_id, g.fragment, o.type_name, o.local_id, c.commit_pk
            from jv_snapshot s
            join jv_commit c on c.commit_pk = s.commit_fk
            join jv_global_id g on g.global_id_pk = s.global_id_fk
            left join jv_global_id o on o.global_id_pk = g.owner_id_fk
            order by s.global_id_fk, s.version
            """;
    private static final String PROPERTIES =
            """
            select property_name, property_value from jv_commit_property
            where commit_fk = ? order by property_name
            """;

    private final DataSource database;

    JaversSource(DataSource database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "javers";
    }

    @Override
    public Map<String, String> facts() {
        return SqlReading.read(
                database,
                WHAT,
                connection -> {
                    String sql = "select count(*), max(commit_fk) from jv_snapshot";
                    try (PreparedStatement statement = connection.prepareStatement(sql);
                            ResultSet row = statement.executeQuery()) {
                        row.next();
                        Map<String, String> facts = new TreeMap<>();
                        facts.put("snapshots", row.getString(1));
                        facts.put("lastCommit", String.valueOf(row.getString(2)));
                        return facts;
                    }
                });
    }

    @Override
    public void read(LegacySink sink) {
        SqlReading.<@Nullable Void>read(
                database,
                WHAT,
                rows ->
                        SqlReading.<@Nullable Void>read(
                                database,
                                WHAT,
                                properties -> {
                                    read(rows, properties, sink);
                                    return null;
                                }));
    }

    private static void read(Connection rows, Connection properties, LegacySink sink)
            throws SQLException {
        try (PreparedStatement snapshots = SqlReading.streaming(rows, SNAPSHOTS);
                PreparedStatement ofCommit = properties.prepareStatement(PROPERTIES);
                ResultSet row = snapshots.executeQuery()) {
            JaversSnapshot before = null;
            while (row.next()) {
                JaversSnapshot now = snapshot(row, properties(ofCommit, row.getLong(13)));
                now.tell(before, sink);
                before = now;
            }
        }
    }

    private static Map<String, String> properties(PreparedStatement statement, long commit)
            throws SQLException {
        statement.setLong(1, commit);
        Map<String, String> found = new TreeMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.put(row.getString(1), String.valueOf(row.getString(2)));
            }
        }
        return found;
    }

    private static JaversSnapshot snapshot(ResultSet row, Map<String, String> properties)
            throws SQLException {
        String fragment = row.getString(10);
        String typeName = fragment == null ? row.getString(8) : row.getString(11);
        String localId = localId(fragment == null ? row.getString(9) : row.getString(12));
        String state = row.getString(3);
        return new JaversSnapshot(
                String.valueOf(typeName),
                fragment == null ? localId : localId + "#" + fragment,
                String.valueOf(row.getString(1)),
                row.getLong(2),
                plain(row),
                row.getString(4),
                time(row.getString(6), row.getTimestamp(5)),
                properties,
                state(state));
    }

    private static String plain(ResultSet row) throws SQLException {
        return row.getBigDecimal(7).stripTrailingZeros().toPlainString();
    }

    private static JsonObject state(@Nullable String text) {
        return text != null && JsonRead.value(text) instanceof JsonObject object
                ? object
                : new JsonObject(Map.of());
    }

    /** The id as JaVers keeps it, a JSON value; that of a singleton is not there. */
    private static String localId(@Nullable String json) {
        String text = json == null ? null : JsonRead.text(JsonRead.value(json));
        return text == null ? "unbounded" : text;
    }

    /** Older versions kept the local time only. */
    static @Nullable Instant time(@Nullable String instant, @Nullable Timestamp local) {
        if (instant != null) {
            try {
                return Instant.parse(instant);
            } catch (DateTimeParseException e) {
                return null;
            }
        }
        return local == null
                ? null
                : local.toLocalDateTime().atZone(ZoneId.systemDefault()).toInstant();
    }
}
