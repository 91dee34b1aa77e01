package io.worklog.persistence.jooq.schema;

import io.worklog.error.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Sees to the tables at start. What was run is listed in a table of its own: version, file,
 * checksum and time (milliseconds since 1970, UTC) of each script. Nodes that start at the same
 * time wait for each other.
 */
public final class SqlSchema {
    private static final Pattern USER = Pattern.compile("[\\w'\"`@%.-]+");

    private final SqlTransactions transactions;
    private final SqlDialect dialect;
    private final TableNames names;
    private final InstantSource time;

    /** The schema of these tables in the database of these transactions. */
    public SqlSchema(SqlTransactions transactions, TableNames names, InstantSource time) {
        this.transactions = transactions;
        this.dialect = transactions.dialect();
        this.names = names;
        this.time = time;
        if (dialect == SqlDialect.SQLITE && names.schema() != null) {
            throw new IllegalArgumentException("SQLite has no schemas: use a prefix or a file");
        }
    }

    /**
     * Does what the mode says for one part.
     *
     * @throws StoreUnavailableException if a script was not run, was another one, or may not be run
     *     by this user; says which file to run
     */
    public void prepare(SchemaPart part, SchemaMode mode) {
        if (mode == SchemaMode.NONE) {
            return;
        }
        Map<Integer, String> installed = installed();
        if (mode == SchemaMode.INSTALL && !missing(part, installed).isEmpty()) {
            installed = install(part);
        }
        List<SchemaScript> missing = missing(part, installed);
        if (!missing.isEmpty()) {
            throw new StoreUnavailableException(
                    "the tables are not there, or may not be read. " + advice(missing.get(0)));
        }
        for (SchemaScript script : part.scripts()) {
            requireSame(script, installed.getOrDefault(script.version(), "none"));
        }
    }

    /**
     * What an administrator runs where the application's user may not make tables: the statements
     * of one part with names put in, and the rows that say so.
     */
    public String script(SchemaPart part) {
        StringBuilder text = new StringBuilder();
        List<SchemaScript> scripts = new ArrayList<>(List.of(SchemaScript.OWN));
        scripts.addAll(part.scripts());
        for (SchemaScript script : scripts) {
            text.append("-- ").append(script.resource(dialect)).append('\n');
            script.statements(dialect, names).forEach(sql -> text.append(sql).append(";\n"));
        }
        for (SchemaScript script : part.scripts()) {
            String row =
                    String.format(
                            "VALUES (%d, '%s', '%s', %d)",
                            script.version(),
                            script.file(),
                            script.checksum(dialect),
                            time.millis());
            text.append(insert()).append(' ').append(row).append(";\n");
        }
        return text.toString();
    }

    /**
     * What an administrator runs so that the database itself keeps sealed entries from being
     * changed: grants for the application's user and for the one who prunes.
     *
     * @param application as the database writes it, such as {@code 'worklog'@'%'} in MySQL
     * @param maintenance the same
     * @throws IllegalStateException on SQLite, which has no users
     */
    public List<String> grants(String application, String maintenance) {
        if (dialect == SqlDialect.SQLITE) {
            throw new IllegalStateException("SQLite has no users: limit who can open the file");
        }
        String resource = ScriptText.FOLDER + "grants-" + dialect.folder() + ".sql";
        return ScriptText.read(resource).statements(names).stream()
                .map(sql -> sql.replace("${app}", user(application)))
                .map(sql -> sql.replace("${maintenance}", user(maintenance)))
                .toList();
    }

    private static String user(String name) {
        if (!USER.matcher(name).matches()) {
            throw new IllegalArgumentException("a database user \"" + name + "\"");
        }
        return name;
    }

    private Map<Integer, String> install(SchemaPart part) {
        return transactions.write(
                "make the tables of " + part,
                connection -> {
                    try (SchemaLock held = SchemaLock.take(connection, dialect, names)) {
                        return install(part, connection);
                    }
                });
    }

    private Map<Integer, String> install(SchemaPart part, Connection connection)
            throws SQLException {
        SchemaScript at = SchemaScript.OWN;
        try {
            run(at, connection);
            for (SchemaScript script : missing(part, installed(connection))) {
                at = script;
                run(script, connection);
                record(script, connection);
            }
            return installed(connection);
        } catch (SQLException e) {
            if (transactions.errors().isDenied(e)) {
                throw new StoreUnavailableException(
                        "the database user may not make tables. " + advice(at));
            }
            throw e;
        }
    }

    private void run(SchemaScript script, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.statements(dialect, names)) {
                statement.execute(sql);
            }
        }
    }

    private void record(SchemaScript script, Connection connection) throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement(insert() + " VALUES (?, ?, ?, ?)")) {
            row.setInt(1, script.version());
            row.setString(2, script.file());
            row.setString(3, script.checksum(dialect));
            row.setLong(4, time.millis());
            row.executeUpdate();
        }
    }

    /** MySQL says of a table that is not there that it is forbidden, to those it would be. */
    private Map<Integer, String> installed() {
        SqlErrors errors = transactions.errors();
        return transactions.read(
                "read the table of schema versions",
                connection -> {
                    try {
                        return installed(connection);
                    } catch (SQLException e) {
                        if (errors.isMissing(e) || errors.isDenied(e)) {
                            return Map.of();
                        }
                        throw e;
                    }
                });
    }

    private Map<Integer, String> installed(Connection connection) throws SQLException {
        Map<Integer, String> checksums = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT version, checksum FROM " + table())) {
            while (rows.next()) {
                checksums.put(rows.getInt(1), rows.getString(2));
            }
        }
        return checksums;
    }

    private static List<SchemaScript> missing(SchemaPart part, Map<Integer, String> installed) {
        return part.scripts().stream()
                .filter(script -> !installed.containsKey(script.version()))
                .toList();
    }

    private void requireSame(SchemaScript script, String checksum) {
        if (!script.checksum(dialect).equals(checksum)) {
            throw new StoreUnavailableException(
                    "the tables were made by another "
                            + script.file()
                            + " (checksum "
                            + checksum
                            + ", expected "
                            + script.checksum(dialect)
                            + ")");
        }
    }

    private String advice(SchemaScript script) {
        return "Run "
                + script.resource(dialect)
                + " from the jar of worklog-persistence-jooq with"
                + " ${schema} = \""
                + names.qualifier()
                + "\" and ${prefix} = \""
                + names.prefix()
                + "\" as a user who may, or what SqlSchema.script() gives, or allow INSTALL";
    }

    private String insert() {
        return "INSERT INTO " + table() + " (version, script, checksum, installed_at)";
    }

    private String table() {
        return names.qualifier() + names.prefix() + "schema";
    }
}
