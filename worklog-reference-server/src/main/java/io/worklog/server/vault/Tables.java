package io.worklog.server.vault;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The table of this package, as {@code V8.*} makes it. */
final class Tables {
    static final Table<Record> KEYS = table(name("vault_keys"));
    static final Field<String> TENANT = field(name("tenant"), SQLDataType.VARCHAR);
    static final Field<String> PURPOSE = field(name("purpose"), SQLDataType.VARCHAR);
    static final Field<String> SUBJECT = field(name("subject"), SQLDataType.VARCHAR);
    static final Field<String> MASTER_ID = field(name("master_id"), SQLDataType.VARCHAR);
    static final Field<byte[]> WRAPPED = field(name("wrapped"), SQLDataType.BLOB);
    static final Field<Long> CREATED_AT = field(name("created_at"), SQLDataType.BIGINT);
    static final Field<Long> SHREDDED_AT = field(name("shredded_at"), SQLDataType.BIGINT);

    private Tables() {}
}
