package io.worklog.spring.importer;

import io.worklog.codec.CanonicalJson;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One revision of one object.
 *
 * @param id of the object: its key columns, joined by a comma
 * @param revision its number
 * @param kind of change, as Envers counts them
 * @param time of the revision; absent where the revision has none
 * @param actor who made it; absent where nobody says
 * @param state the columns that say what the object was, without nulls
 * @param all every column as text, for the digest
 */
record EnversRow(
        String id,
        String revision,
        int kind,
        @Nullable Instant time,
        @Nullable String actor,
        Map<String, Object> state,
        Map<String, String> all) {
    static final int ADDED = 0;
    static final int CHANGED = 1;
    static final int DELETED = 2;

    private static final String CHANGED_FLAG = "_mod";

    static EnversRow read(ResultSet row, EnversTable table, EnversLayout layout)
            throws SQLException {
        Map<String, Object> values = new TreeMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 3; i <= columns.getColumnCount(); i++) {
            Object value = SqlReading.value(row, i);
            if (value != null) {
                values.put(lower(columns.getColumnLabel(i)), value);
            }
        }
        String actor = row.getString(2);
        Instant time = time(SqlReading.value(row, 1));
        Map<String, String> all = new TreeMap<>();
        values.forEach((name, value) -> all.put(name, text(value)));
        all.put("wl_time", String.valueOf(time));
        all.put("wl_actor", String.valueOf(actor));
        return new EnversRow(
                table.idColumns().stream()
                        .map(name -> all.getOrDefault(lower(name), ""))
                        .collect(Collectors.joining(",")),
                all.getOrDefault(lower(layout.revisionColumn()), ""),
                kind(values.get(lower(layout.typeColumn()))),
                time,
                actor,
                state(values, table, layout),
                all);
    }

    private static int kind(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : -1;
    }

    /** Without what Envers keeps for itself and without the key. */
    private static Map<String, Object> state(
            Map<String, Object> values, EnversTable table, EnversLayout layout) {
        Map<String, Object> state = new LinkedHashMap<>(values);
        state.remove(lower(layout.revisionColumn()));
        state.remove(lower(layout.typeColumn()));
        state.remove("revend");
        state.remove("revend_tstmp");
        table.idColumns().forEach(name -> state.remove(lower(name)));
        state.keySet().removeIf(name -> name.endsWith(CHANGED_FLAG) && isFlag(values.get(name)));
        return state;
    }

    private static boolean isFlag(@Nullable Object value) {
        return value instanceof Boolean
                || value instanceof Number number && number.longValue() >> 1 == 0;
    }

    private static @Nullable Instant time(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number millis -> Instant.ofEpochMilli(millis.longValue());
            case LocalDateTime local -> local.atZone(ZoneId.systemDefault()).toInstant();
            case java.time.OffsetDateTime time -> time.toInstant();
            case Instant time -> time;
            default -> null;
        };
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean isOf(@Nullable EnversRow other) {
        return other != null && other.id.equals(id);
    }

    /** What the object was after this revision. */
    Map<String, Object> liveState() {
        return kind == DELETED ? Map.of() : state;
    }

    String key(EnversTable table) {
        return table.name() + ":" + revision + ":" + id;
    }

    byte[] content() {
        Map<String, JsonValue> members = new TreeMap<>();
        all.forEach((name, value) -> members.put(name, new JsonString(value)));
        return CanonicalJson.write(new JsonObject(members));
    }
}
