package io.worklog.persistence.jooq;

import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.event.Actor;
import io.worklog.file.FileSigningKeys;
import io.worklog.log.LogIndex;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SchemaPart;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.SqlSchema;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.persistence.jooq.schema.TestDatabase;
import io.worklog.persistence.jooq.schema.WeakSettings;
import io.worklog.retention.RedactionScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes a small log in a database and packs a dump of it with its keys. Run {@link #main} with a
 * folder once per released version of the tables; what it wrote is never changed.
 */
final class SqlFormatFixture {
    static final int PAYMENTS = 270;
    private static final String DUMP = "log.sql";
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    private SqlFormatFixture() {}

    public static void main(String[] args) throws IOException, SQLException {
        for (SqlDialect dialect : SqlDialect.values()) {
            Path keys = Files.createTempDirectory("keys");
            String name = "sql-1-" + dialect.name().toLowerCase(Locale.ROOT) + ".zip";
            try (TestDatabase database = TestDatabase.create(dialect);
                    OutputStream out = Files.newOutputStream(Path.of(args[0], name))) {
                record(database, keys);
                pack(dump(database), keys, out);
            }
        }
    }

    static Worklog open(TestDatabase database, Path keys, SchemaMode mode) {
        return Worklog.builder()
                .store(
                        JooqLogStore.builder(database.source())
                                .schema(mode)
                                .weakSettings(WeakSettings.DEGRADE)
                                .open())
                .keys(FileSigningKeys.open(keys, new SecureRandom()))
                .installation("fixture.example")
                .source("fixture")
                .open();
    }

    private static void record(TestDatabase database, Path keys) {
        try (Worklog log = open(database, keys, SchemaMode.INSTALL)) {
            for (int i = 0; i < PAYMENTS; i++) {
                pay(log, i);
            }
            RedactionScope one = new RedactionScope.Fields(LogIndex.of(7), Set.of("/actor/name"));
            log.retention().redact(one, "asked by the person", Actor.user("dpo", "Data Officer"));
        }
    }

    static Receipt pay(Worklog log, int number) {
        return log.record(PAID)
                .target("o-" + number)
                .actor(Actor.user("u-" + number % 3, "Name \u540d\u5b57 " + number % 3))
                .idempotencyKey("Key-" + number)
                .commit();
    }

    /** What makes the tables and puts every row back, a statement a line. */
    private static List<String> dump(TestDatabase database) throws SQLException {
        SqlTransactions transactions = SqlTransactions.on(database.source());
        InstantSource time = InstantSource.fixed(Instant.EPOCH);
        SqlSchema schema = new SqlSchema(transactions, TableNames.defaults(), time);
        List<String> statements = new ArrayList<>();
        String script = schema.script(SchemaPart.LOG).replaceAll("(?m)^--.*$", "");
        for (String sql : script.split(";\n")) {
            if (!sql.isBlank()) {
                statements.add(sql.replaceAll("\\s+", " ").strip());
            }
        }
        try (Connection connection = database.source().getConnection()) {
            for (Tables.Shape table : Tables.ALL) {
                rows(connection, "worklog_" + table.name(), database.dialect(), statements);
            }
            if (database.dialect() == SqlDialect.POSTGRESQL) {
                statements.add(
                        "SELECT setval(pg_get_serial_sequence('worklog_log', 'log_no'), 1000)");
            }
        }
        return statements;
    }

    private static void rows(
            Connection connection, String table, SqlDialect dialect, List<String> statements)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(literal(row.getObject(i), dialect));
                }
                statements.add(
                        "INSERT INTO " + table + " VALUES (" + String.join(", ", values) + ")");
            }
        }
    }

    private static String literal(Object value, SqlDialect dialect) {
        if (value instanceof byte[] bytes) {
            String hex = HexFormat.of().formatHex(bytes);
            return dialect == SqlDialect.POSTGRESQL
                    ? "decode('" + hex + "', 'hex')"
                    : "x'" + hex + "'";
        }
        return value instanceof String ? "'" + value + "'" : String.valueOf(value);
    }

    private static void pack(List<String> statements, Path keys, OutputStream out)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(keys)) {
            zip.putNextEntry(new ZipEntry(DUMP));
            zip.write(String.join("\n", statements).getBytes(StandardCharsets.UTF_8));
            for (Path file : files.sorted().toList()) {
                boolean isFolder = Files.isDirectory(file);
                String name = "keys/" + keys.relativize(file) + (isFolder ? "/" : "");
                zip.putNextEntry(new ZipEntry(name.replace("//", "/")));
                if (!isFolder) {
                    Files.copy(file, zip);
                }
            }
        }
    }

    /** Puts a dump into an empty database and its keys into the folder {@code keys}. */
    static void unpack(String name, TestDatabase database, Path folder) throws IOException {
        InputStream packed = SqlFormatFixture.class.getResourceAsStream("/formats/" + name);
        try (ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(packed, name))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                Path file = folder.resolve(e.getName()).normalize();
                if (e.getName().equals(DUMP)) {
                    String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    database.execute(text.split("\n"));
                } else if (e.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.copy(zip, file);
                }
            }
        }
    }
}
