package io.worklog.server.privacy;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The tables of this package, as {@code V7.*} makes them. */
final class Tables {
    static final Table<Record> REQUESTS = table(name("privacy_requests"));
    static final Field<String> ID = text("id");
    static final Field<String> TENANT = text("tenant");
    static final Field<String> KIND = text("kind");
    static final Field<String> PROJECT_ID = text("project_id");
    static final Field<String> PERSON = text("person");
    static final Field<String> DETAILS = text("details");
    static final Field<String> GROUND = text("ground");
    static final Field<String> ASKED_BY = text("asked_by");
    static final Field<Long> ASKED_AT = number("asked_at");
    static final Field<String> STATE = text("state");
    static final Field<String> DECIDED_BY = text("decided_by");
    static final Field<Long> DECIDED_AT = number("decided_at");
    static final Field<String> DECISION_REASON = text("decision_reason");
    static final Field<String> PREVIEW = text("preview");
    static final Field<String> REPORT = text("report");
    static final Field<Long> VERSION = number("version");

    /** Columns of a request. */
    static final List<Field<?>> REQUEST =
            List.of(
                    ID,
                    TENANT,
                    KIND,
                    PROJECT_ID,
                    PERSON,
                    DETAILS,
                    GROUND,
                    ASKED_BY,
                    ASKED_AT,
                    STATE,
                    DECIDED_BY,
                    DECIDED_AT,
                    DECISION_REASON,
                    PREVIEW,
                    REPORT,
                    VERSION);

    static final Table<Record> HOLDS = table(name("legal_holds"));
    static final Field<String> CASE_NAME = text("case_name");
    static final Field<String> REASON = text("reason");
    static final Field<Long> FROM_TIME = number("from_time");
    static final Field<Long> UNTIL_TIME = number("until_time");
    static final Field<Integer> TWO_PEOPLE = field(name("two_people"), SQLDataType.INTEGER);
    static final Field<String> OPENED_BY = text("opened_by");
    static final Field<Long> OPENED_AT = number("opened_at");
    static final Field<String> RELEASED_BY = text("released_by");
    static final Field<Long> RELEASED_AT = number("released_at");
    static final Field<String> RELEASE_REASON = text("release_reason");

    /** Columns of a hold. */
    static final List<Field<?>> HOLD =
            List.of(
                    ID,
                    TENANT,
                    CASE_NAME,
                    REASON,
                    PROJECT_ID,
                    PERSON,
                    FROM_TIME,
                    UNTIL_TIME,
                    TWO_PEOPLE,
                    STATE,
                    OPENED_BY,
                    OPENED_AT,
                    RELEASED_BY,
                    RELEASED_AT,
                    RELEASE_REASON,
                    VERSION);

    static final Table<Record> CLASSES = table(name("retention_classes"));
    static final Field<String> CLASS_NAME = text("class_name");
    static final Field<Integer> KEEP_MONTHS = field(name("keep_months"), SQLDataType.INTEGER);
    static final Field<String> ACKNOWLEDGEMENT = text("acknowledgement");

    private Tables() {}

    private static Field<String> text(String column) {
        return field(name(column), SQLDataType.VARCHAR);
    }

    private static Field<Long> number(String column) {
        return field(name(column), SQLDataType.BIGINT);
    }
}
