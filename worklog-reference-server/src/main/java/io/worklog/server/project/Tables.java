package io.worklog.server.project;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of this package, as {@code V2.*} makes them. */
final class Tables {
    static final Table<Record> PROJECTS = table(name("projects"));
    static final Field<String> ID = text("id");
    static final Field<String> TENANT = text("tenant");
    static final Field<String> NAME = text("name");
    static final Field<String> LOG_NAME = text("log_name");
    static final Field<String> STATE = text("state");
    static final Field<String> VISIBILITY = text("visibility");
    static final Field<Long> CREATED_AT = field(name("created_at"), Long.class);
    static final Field<String> CREATED_BY = text("created_by");
    static final Field<Long> VERSION = field(name("version"), Long.class);

    static final Table<Record> MEMBERS = table(name("project_members"));
    static final Field<String> PROJECT_ID = text("project_id");
    static final Field<String> USER_ID = text("user_id");
    static final Field<String> ROLE = text("role");

    private Tables() {}

    private static Field<String> text(String column) {
        return field(name(column), String.class);
    }
}
