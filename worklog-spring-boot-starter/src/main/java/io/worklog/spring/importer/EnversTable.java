package io.worklog.spring.importer;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An audit table.
 *
 * @param name as the database has it
 * @param entity the name without the suffix, in lower case
 * @param idColumns the key of the audited object
 * @param quote what names stand in
 */
record EnversTable(String name, String entity, List<String> idColumns, String quote) {
    /** All audit tables of the schema that the connection is in, by name. */
    static List<EnversTable> find(Connection connection, EnversLayout layout) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        List<String> names = new ArrayList<>();
        String[] kinds = {"TABLE", "BASE TABLE"};
        try (ResultSet rows =
                meta.getTables(connection.getCatalog(), connection.getSchema(), "%", kinds)) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        List<EnversTable> tables = new ArrayList<>();
        for (String name : names.stream().sorted().toList()) {
            if (lower(name).endsWith(lower(layout.suffix()))
                    && columns(connection, name)
                            .containsAll(
                                    Set.of(
                                            lower(layout.revisionColumn()),
                                            lower(layout.typeColumn())))) {
                tables.add(table(connection, name, layout));
            }
        }
        return tables;
    }

    private static Set<String> columns(Connection connection, String table) throws SQLException {
        Set<String> columns = new HashSet<>();
        try (ResultSet rows =
                connection
                        .getMetaData()
                        .getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
            while (rows.next()) {
                columns.add(lower(rows.getString("COLUMN_NAME")));
            }
        }
        return columns;
    }

    private static EnversTable table(Connection connection, String name, EnversLayout layout)
            throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        TreeMap<Integer, String> key = new TreeMap<>();
        try (ResultSet rows =
                meta.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), name)) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        key.values().removeIf(layout.revisionColumn()::equalsIgnoreCase);
        String entity = lower(name.substring(0, name.length() - layout.suffix().length()));
        return new EnversTable(
                name, entity, List.copyOf(key.values()), meta.getIdentifierQuoteString().strip());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    long count(Connection connection) throws SQLException {
        String sql = "select count(*) from " + quoted(name);
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Time, actor, then the table's columns; the revisions of one object follow each other. */
    String query(EnversLayout layout) {
        String actor = layout.actorColumn() == null ? "null" : "r." + layout.actorColumn();
        String order =
                IntStream.range(0, idColumns.size())
                        .mapToObj(i -> "a." + quoted(idColumns.get(i)) + ", ")
                        .collect(Collectors.joining());
        return "select r."
                + layout.timeColumn()
                + " as wl_time, "
                + actor
                + " as wl_actor, a.*"
                + " from "
                + quoted(name)
                + " a left join "
                + layout.revisionTable()
                + " r on r."
                + layout.revisionId()
                + " = a."
                + layout.revisionColumn()
                + " order by "
                + order
                + "a."
                + layout.revisionColumn();
    }

    private String quoted(String identifier) {
        return quote + identifier + quote;
    }
}
