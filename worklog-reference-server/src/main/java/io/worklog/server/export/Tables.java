package io.worklog.server.export;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of this package, as {@code V9.2} makes it. */
final class Tables {
    static final Table<Record> EXPORTS = table(name("exports"));
    static final Field<String> ID = text("id");
    static final Field<String> TENANT = text("tenant");
    static final Field<String> PROJECT = text("project_id");
    static final Field<String> JOB = text("job_id");
    static final Field<String> SOURCE = text("source");
    static final Field<String> FORMAT = text("file_format");
    static final Field<String> FILTER = text("filter_json");
    static final Field<String> BY = text("requested_by");
    static final Field<String> STATE = text("state");
    static final Field<Long> ROWS = number("row_total");
    static final Field<Long> BYTES = number("byte_total");
    static final Field<String> SHA256 = text("sha256");
    static final Field<String> PROBLEM = text("problem");
    static final Field<Long> DOWNLOADS = number("downloads");
    static final Field<Long> CREATED = number("created_at");
    static final Field<Long> FINISHED = number("finished_at");
    static final Field<Long> EXPIRES = number("expires_at");

    private Tables() {}

    private static Field<String> text(String column) {
        return field(name(column), String.class);
    }

    private static Field<Long> number(String column) {
        return field(name(column), Long.class);
    }
}
