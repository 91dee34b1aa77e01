package io.worklog.server.evidence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The tables of this package, as {@code V4.*} makes them. */
final class Tables {
    static final Table<Record> BLOBS = table(name("evidence_blobs"));
    static final Field<String> STORED = text("stored_as");
    static final Field<Long> STORED_BYTES = number("stored_bytes");
    static final Field<String> KEY_SUBJECT = text("key_subject");
    static final Field<Long> CREATED_AT = number("created_at");

    static final Table<Record> EVIDENCE = table(name("evidence"));
    static final Field<String> ID = text("id");
    static final Field<String> TENANT = text("tenant");
    static final Field<String> PROJECT_ID = text("project_id");
    static final Field<String> SHA256 = text("sha256");
    static final Field<Long> SIZE_BYTES = number("size_bytes");
    static final Field<String> MEDIA_TYPE = text("media_type");
    static final Field<String> FILE_NAME = text("file_name");
    static final Field<String> STATE = text("state");
    static final Field<String> FINDING = text("finding");
    static final Field<String> UPLOADED_BY = text("uploaded_by");
    static final Field<Long> UPLOADED_AT = number("uploaded_at");
    static final Field<Integer> NEEDED = field(name("needed"), SQLDataType.INTEGER);

    /** Columns of a file. */
    static final List<Field<?>> FILE =
            List.of(
                    ID,
                    TENANT,
                    PROJECT_ID,
                    SHA256,
                    SIZE_BYTES,
                    MEDIA_TYPE,
                    FILE_NAME,
                    STATE,
                    UPLOADED_BY,
                    UPLOADED_AT,
                    NEEDED);

    static final Table<Record> REFERENCES = table(name("evidence_references"));
    static final Field<String> EVIDENCE_ID = text("evidence_id");
    static final Field<String> KIND = text("kind");
    static final Field<String> THING = text("thing");

    static final Table<Record> UPLOADS = table(name("evidence_uploads"));
    static final Field<String> OWNER = text("owner");
    static final Field<Long> EXPECTED_BYTES = number("expected_bytes");
    static final Field<String> EXPECTED_SHA256 = text("expected_sha256");
    static final Field<Long> RECEIVED = number("received");
    static final Field<Long> EXPIRES_AT = number("expires_at");

    static final Table<Record> PARTS = table(name("evidence_parts"));
    static final Field<String> UPLOAD_ID = text("upload_id");
    static final Field<Long> PART_START = number("part_start");
    static final Field<Long> PART_BYTES = number("part_bytes");

    static final Table<Record> LIMITS = table(name("evidence_limits"));
    static final Field<Long> MAX_BYTES = number("max_bytes");
    static final Field<String> ALLOWED_TYPES = text("allowed_types");
    static final Field<String> DENIED_TYPES = text("denied_types");
    static final Field<Long> VERSION = number("version");

    private Tables() {}

    private static Field<String> text(String column) {
        return field(name(column), SQLDataType.VARCHAR);
    }

    private static Field<Long> number(String column) {
        return field(name(column), SQLDataType.BIGINT);
    }
}
