package io.worklog.server.record;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of this package, as {@code V3.*} makes them. */
final class Tables {
    static final Table<Record> RECORDS = table(name("records"));
    static final Field<String> ID = text("id");
    static final Field<String> PROJECT_ID = text("project_id");
    static final Field<String> TENANT = text("tenant");
    static final Field<String> AUTHOR_ID = text("author_id");
    static final Field<String> AUTHOR_NAME = text("author_name");
    static final Field<String> STATE = text("state");
    static final Field<Long> VERSION_NO = number("version_no");
    static final Field<Long> APPROVED_NO = number("approved_no");
    static final Field<String> TITLE = text("title");
    static final Field<String> TITLE_KEY = text("title_key");
    static final Field<String> WORK_DATE = text("work_date");
    static final Field<Long> MINUTES = number("minutes");
    static final Field<String> TAGS = text("tags");
    static final Field<Long> CREATED_AT = number("created_at");
    static final Field<Long> UPDATED_AT = number("updated_at");
    static final Field<Long> SUBMITTED_AT = number("submitted_at");
    static final Field<Long> VERSION = number("version");

    static final Table<Record> VERSIONS = table(name("record_versions"));
    static final Field<String> RECORD_ID = text("record_id");
    static final Field<Long> NUMBER = number("number_in_record");
    static final Field<String> BODY = text("body");
    static final Field<String> RECORDED = text("recorded");
    static final Field<Long> EDITED_AT = number("edited_at");
    static final Field<Long> DECIDED_AT = number("decided_at");
    static final Field<String> DECIDED_BY = text("decided_by");
    static final Field<String> DECISION = text("decision");

    static final Table<Record> TERMS = table(name("record_terms"));
    static final Field<String> KIND = text("kind");
    static final Field<String> TERM = text("term");

    static final Table<Record> STEPS = table(name("record_steps"));
    static final Field<String> EVENT_ID = text("event_id");
    static final Field<String> TYPE_NAME = text("type_name");
    static final Field<Long> HAPPENED_AT = number("happened_at");
    static final Field<String> ACTOR_ID = text("actor_id");
    static final Field<String> LEAF_HASH = text("leaf_hash");
    static final Field<Long> LOG_INDEX = number("log_index");

    static final Table<Record> COMMENTS = table(name("record_comments"));
    static final Field<Long> DELETED_AT = number("deleted_at");

    static final Table<Record> COMMENT_TEXTS = table(name("record_comment_texts"));
    static final Field<String> COMMENT_ID = text("comment_id");
    static final Field<Long> VERSION_OF_COMMENT = number("version_of_comment");
    static final Field<Long> REPLACED_AT = number("replaced_at");

    static final Table<Record> NOTIFICATIONS = table(name("notifications"));
    static final Field<String> USER_ID = text("user_id");
    static final Field<String> ONCE_KEY = text("once_key");
    static final Field<Long> READ_AT = number("read_at");

    private Tables() {}

    /** A column of the terms, where several tables are in a statement. */
    static Field<String> ofTerm(Field<String> column) {
        return field(name("record_terms", column.getName()), String.class);
    }

    private static Field<String> text(String column) {
        return field(name(column), String.class);
    }

    private static Field<Long> number(String column) {
        return field(name(column), Long.class);
    }
}
