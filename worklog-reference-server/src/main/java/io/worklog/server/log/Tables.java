package io.worklog.server.log;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of this package, as {@code V5.*} makes them. */
final class Tables {
    static final Table<Record> TYPES = table(name("event_types"));
    static final Field<String> PROJECT_ID = text("project_id");
    static final Field<String> TYPE_NAME = text("type_name");
    static final Field<Integer> TYPE_VERSION = field(name("type_version"), Integer.class);
    static final Field<String> DEFINITION = text("definition");
    static final Field<Long> CREATED_AT = field(name("created_at"), Long.class);
    static final Field<String> CREATED_BY = text("created_by");

    static final Table<Record> SETTINGS = table(name("event_type_settings"));
    static final Field<Integer> UNKNOWN_ALLOWED = field(name("unknown_allowed"), Integer.class);
    static final Field<Long> VERSION = field(name("version"), Long.class);

    private Tables() {}

    private static Field<String> text(String column) {
        return field(name(column), String.class);
    }
}
