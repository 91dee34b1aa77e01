package io.worklog.persistence.jooq.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One script of the schema, which never changes once it was released.
 *
 * @param version its number, unique over all parts
 * @param name what it is about
 */
record SchemaScript(int version, String name) {
    private static final String FOLDER = "io/worklog/persistence/jooq/ddl/";

    /** Makes the table that lists the scripts which were run. */
    static final SchemaScript OWN = new SchemaScript(0, "schema");

    String file() {
        return String.format("V%03d__%s.sql", version, name);
    }

    /** Where it is in the jar. */
    String resource(SqlDialect dialect) {
        return FOLDER + dialect.folder() + "/" + file();
    }

    /** SHA-256 of the script before names are put in, with lines ending in LF; in hex. */
    String checksum(SqlDialect dialect) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] text = text(dialect).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(digest.digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a Java without SHA-256", e);
        }
    }

    /** Its statements with names put in, without comments. */
    List<String> statements(SqlDialect dialect, TableNames names) {
        List<String> statements = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : text(dialect).split("\n")) {
            if (line.isBlank() || line.startsWith("--")) {
                continue;
            }
            open.append(open.isEmpty() ? "" : "\n").append(line.stripTrailing());
            if (open.charAt(open.length() - 1) == ';') {
                open.setLength(open.length() - 1);
                statements.add(named(open.toString(), names));
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalStateException(file() + " does not end with ';'");
        }
        return statements;
    }

    private static String named(String sql, TableNames names) {
        return sql.replace("${schema}", names.qualifier()).replace("${prefix}", names.prefix());
    }

    private String text(SqlDialect dialect) {
        String resource = resource(dialect);
        try (InputStream in = SchemaScript.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
