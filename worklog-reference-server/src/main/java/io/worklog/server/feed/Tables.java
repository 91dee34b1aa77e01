package io.worklog.server.feed;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of this package, as {@code V6.*} makes them. */
final class Tables {
    static final Table<Record> FEEDS = table(name("feeds"));
    static final Field<String> ID = text("id");
    static final Field<String> TENANT = text("tenant");
    static final Field<String> PROJECT = text("project_id");
    static final Field<String> NAME = text("name");
    static final Field<String> TARGET = text("target_url");
    static final Field<String> FORMAT = text("event_format");
    static final Field<String> FILTER = text("filter_json");
    static final Field<String> STATE = text("state");
    static final Field<String> SECRET = text("secret_new");
    static final Field<String> OLD_SECRET = text("secret_old");
    static final Field<Long> OLD_UNTIL = number("secret_old_until");
    static final Field<Long> NEXT = number("next_entry");
    static final Field<Long> FAILURES = number("failures");
    static final Field<String> PROBLEM = text("last_problem");
    static final Field<Long> DELIVERED = number("delivered_at");
    static final Field<Long> DUE = number("due_at");
    static final Field<String> TOKEN = text("lease_token");
    static final Field<String> CREATED_BY = text("created_by");
    static final Field<Long> CREATED = number("created_at");
    static final Field<Long> VERSION = number("version");

    static final Table<Record> DEAD = table(name("feed_dead_letters"));
    static final Field<String> FEED = text("feed_id");
    static final Field<Long> INDEX = number("entry_index");
    static final Field<String> EVENT = text("event_id");
    static final Field<String> WHY = text("problem");
    static final Field<Long> ATTEMPTS = number("attempts");
    static final Field<Long> GIVEN_UP = number("given_up_at");

    private Tables() {}

    private static Field<String> text(String column) {
        return field(name(column), String.class);
    }

    private static Field<Long> number(String column) {
        return field(name(column), Long.class);
    }
}
