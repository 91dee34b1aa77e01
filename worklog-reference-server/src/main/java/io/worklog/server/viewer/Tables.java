package io.worklog.server.viewer;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of this package, as {@code V11.*} makes it. */
final class Tables {
    static final Table<Record> TOKENS = table(name("viewer_tokens"));
    static final Field<String> ID = text("token_id");
    static final Field<String> TENANT = text("tenant");
    static final Field<String> PROJECT_ID = text("project_id");
    static final Field<String> DISPLAY_NAME = text("display_name");
    static final Field<String> SECRET_HASH = text("secret_hash");
    static final Field<String> EVENT_FILTER = text("event_filter");
    static final Field<Long> CREATED_AT = number("created_at");
    static final Field<String> CREATED_BY = text("created_by");
    static final Field<Long> ENDS_AT = number("ends_at");
    static final Field<Long> REVOKED_AT = number("revoked_at");
    static final Field<Long> VIEW_COUNT = number("view_count");
    static final Field<Long> LAST_VIEWED_AT = number("last_viewed_at");

    private Tables() {}

    private static Field<String> text(String column) {
        return field(name(column), String.class);
    }

    private static Field<Long> number(String column) {
        return field(name(column), Long.class);
    }
}
