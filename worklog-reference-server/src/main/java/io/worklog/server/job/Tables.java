package io.worklog.server.job;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of this package, as {@code V9.*} makes it. */
final class Tables {
    static final Table<Record> JOBS = table(name("jobs"));
    static final Field<String> ID = text("id");
    static final Field<String> KIND = text("kind");
    static final Field<String> TENANT = text("tenant");
    static final Field<String> PROJECT = text("project_id");
    static final Field<String> OWNER = text("owner_id");
    static final Field<String> OWNER_NAME = text("owner_name");
    static final Field<String> STATE = text("state");
    static final Field<String> INPUT = text("input_json");
    static final Field<Long> DONE = number("work_done");
    static final Field<Long> TOTAL = number("work_total");
    static final Field<String> UNIT = text("work_unit");
    static final Field<String> CHECKPOINT = text("checkpoint_state");
    static final Field<String> RESULT = text("result_json");
    static final Field<String> PROBLEM = text("problem");
    static final Field<Long> ATTEMPTS = number("attempts");
    static final Field<Long> EVERY = number("every_micros");
    static final Field<String> TOKEN = text("lease_token");
    static final Field<Long> DUE = number("due_at");
    static final Field<Long> CREATED = number("created_at");
    static final Field<Long> FINISHED = number("finished_at");
    static final Field<Long> VERSION = number("version");

    private Tables() {}

    private static Field<String> text(String column) {
        return field(name(column), String.class);
    }

    private static Field<Long> number(String column) {
        return field(name(column), Long.class);
    }
}
