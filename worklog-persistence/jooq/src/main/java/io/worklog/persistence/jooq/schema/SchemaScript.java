package io.worklog.persistence.jooq.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One script of the schema, which never changes once it was released.
 *
 * @param version its number, unique over all parts
 * @param name what it is about
 */
record SchemaScript(int version, String name) {
    /** Makes the table that lists the scripts which were run. */
    static final SchemaScript OWN = new SchemaScript(0, "schema");

    String file() {
        return String.format("V%03d__%s.sql", version, name);
    }

    /** Where it is in the jar. */
    String resource(SqlDialect dialect) {
        return ScriptText.FOLDER + dialect.folder() + "/" + file();
    }

    /** SHA-256 of the script before names are put in, with lines ending in LF; in hex. */
    String checksum(SqlDialect dialect) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String text = ScriptText.read(resource(dialect)).text();
            byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a Java without SHA-256", e);
        }
    }

    /** Its statements with names put in, without comments. */
    List<String> statements(SqlDialect dialect, TableNames names) {
        return ScriptText.read(resource(dialect)).statements(names);
    }
}
