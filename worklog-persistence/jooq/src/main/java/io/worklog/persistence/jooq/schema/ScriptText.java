package io.worklog.persistence.jooq.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A script in the jar. A statement ends with a semicolon at the end of a line; a comment is a line.
 *
 * @param resource where it is
 * @param text with lines ending in LF
 */
record ScriptText(String resource, String text) {
    static final String FOLDER = "io/worklog/persistence/jooq/ddl/";

    static ScriptText read(String resource) {
        try (InputStream in = ScriptText.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + resource);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ScriptText(resource, text.replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** Its statements with names put in, without comments. */
    List<String> statements(TableNames names) {
        List<String> statements = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : text.split("\n")) {
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
            throw new IllegalStateException(resource + " does not end with ';'");
        }
        return statements;
    }

    private static String named(String sql, TableNames names) {
        return sql.replace("${schema}", names.qualifier()).replace("${prefix}", names.prefix());
    }
}
