package io.worklog.persistence.jooq.schema;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Where the tables are, so that several installations can share a database.
 *
 * @param schema the schema (PostgreSQL) or database (MySQL, MariaDB) of the tables; absent for the
 *     one that the connection is in
 * @param prefix of every name, {@code [a-z][a-z0-9_]}, at most 24 characters
 */
public record TableNames(@Nullable String schema, String prefix) {
    private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,23}");

    public TableNames {
        Objects.requireNonNull(prefix, "prefix");
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "table prefix \"" + prefix + "\": use a-z, 0-9 and '_', at most 24 characters");
        }
        if (schema != null && !SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException(
                    "schema \"" + schema + "\": use a-z, 0-9 and '_', at most 63 characters");
        }
    }

    /** {@code worklog_…} where the connection is. */
    public static TableNames defaults() {
        return new TableNames(null, "worklog_");
    }

    /** The same tables in another schema. */
    public TableNames inSchema(String name) {
        return new TableNames(name, prefix);
    }

    /** The same with another prefix. */
    public TableNames withPrefix(String name) {
        return new TableNames(schema, name);
    }

    /** The full name of a table. */
    public Name of(String table) {
        return schema == null ? DSL.name(prefix + table) : DSL.name(schema, prefix + table);
    }

    /** The schema as it stands before a table's name in a script. */
    String qualifier() {
        return schema == null ? "" : schema + ".";
    }
}
