package io.worklog.persistence.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SchemaPart;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.SqlSchema;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.persistence.jooq.schema.TestDatabase;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The constants are what the scripts really make. */
class TablesTest {
    private static final Map<String, Integer> TYPES =
            Map.of(
                    "integer", Types.INTEGER,
                    "bigint", Types.BIGINT,
                    "varchar", Types.VARCHAR,
                    "binary", Types.BINARY,
                    "varbinary", Types.VARBINARY,
                    "blob", Types.LONGVARBINARY);

    @ParameterizedTest
    @EnumSource
    void areThoseOfTheDatabase(SqlDialect dialect) throws SQLException {
        try (TestDatabase database = TestDatabase.create(dialect);
                Connection connection = database.source().getConnection()) {
            SqlTransactions transactions = SqlTransactions.on(database.source());
            new SqlSchema(transactions, TableNames.defaults(), InstantSource.system())
                    .prepare(SchemaPart.LOG, SchemaMode.INSTALL);
            DatabaseMetaData found = connection.getMetaData();

            assertThat(tables(found, connection.getCatalog()))
                    .isEqualTo(
                            Tables.ALL.stream()
                                    .map(table -> "worklog_" + table.name())
                                    .collect(Collectors.toCollection(TreeSet::new)));
            for (Tables.Shape table : Tables.ALL) {
                compare(found, connection.getCatalog(), table, dialect);
            }
        }
    }

    private static void compare(
            DatabaseMetaData found, String catalog, Tables.Shape table, SqlDialect dialect)
            throws SQLException {
        String name = "worklog_" + table.name();
        List<String> columns = new ArrayList<>();
        try (ResultSet row = found.getColumns(catalog, null, name, null)) {
            while (row.next()) {
                Field<?> column = table.columns().get(columns.size());
                columns.add(row.getString("COLUMN_NAME"));
                boolean nullable = row.getInt("NULLABLE") == DatabaseMetaData.columnNullable;
                assertThat(nullable)
                        .as("%s.%s may be absent", name, column)
                        .isEqualTo(column.getDataType().nullable());
                assertType(row, column, dialect);
            }
        }
        assertThat(columns).as(name).isEqualTo(names(table.columns()));
        assertThat(primaryKey(found, catalog, name)).as(name).isEqualTo(names(table.primaryKey()));
        for (List<Field<?>> unique : table.unique()) {
            assertThat(uniqueKeys(found, catalog, name)).as(name).contains(names(unique));
        }
    }

    private static void assertType(ResultSet row, Field<?> column, SqlDialect dialect)
            throws SQLException {
        String type = column.getDataType().getTypeName();
        String what = row.getString("TABLE_NAME") + "." + column;
        boolean bytes = column.getType() == byte[].class;
        if (dialect == SqlDialect.SQLITE) {
            String affinity = bytes ? "BLOB" : type.equals("varchar") ? "TEXT" : "INTEGER";
            assertThat(row.getString("TYPE_NAME")).as(what).isEqualTo(affinity);
        } else if (dialect == SqlDialect.POSTGRESQL && bytes) {
            assertThat(row.getString("TYPE_NAME")).as(what).isEqualTo("bytea");
        } else {
            assertThat(row.getInt("DATA_TYPE")).as(what).isEqualTo(TYPES.get(type));
            if (column.getDataType().lengthDefined()) {
                assertThat(row.getInt("COLUMN_SIZE"))
                        .as(what)
                        .isEqualTo(column.getDataType().length());
            }
        }
    }

    private static Set<String> tables(DatabaseMetaData found, String catalog) throws SQLException {
        Set<String> names = new TreeSet<>();
        String[] kinds = {"TABLE"};
        try (ResultSet row = found.getTables(catalog, null, "worklog_%", kinds)) {
            while (row.next()) {
                names.add(row.getString("TABLE_NAME"));
            }
        }
        names.remove("worklog_schema");
        return names;
    }

    private static List<String> primaryKey(DatabaseMetaData found, String catalog, String table)
            throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet row = found.getPrimaryKeys(catalog, null, table)) {
            while (row.next()) {
                columns.put(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }

    private static List<List<String>> uniqueKeys(
            DatabaseMetaData found, String catalog, String table) throws SQLException {
        Map<String, List<String>> keys = new TreeMap<>();
        try (ResultSet row = found.getIndexInfo(catalog, null, table, true, false)) {
            while (row.next()) {
                if (row.getString("INDEX_NAME") != null) {
                    keys.computeIfAbsent(row.getString("INDEX_NAME"), it -> new ArrayList<>())
                            .add(row.getString("COLUMN_NAME"));
                }
            }
        }
        return List.copyOf(keys.values());
    }

    private static List<String> names(List<Field<?>> columns) {
        return columns.stream().map(Field::getName).toList();
    }
}
