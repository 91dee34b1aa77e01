package io.worklog.server.ops;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of samples, as {@code V10.2} makes it. */
final class Tables {
    static final Table<Record> SAMPLES = table(name("storage_samples"));
    static final Field<String> TENANT = field(name("tenant"), String.class);
    static final Field<String> DAY = field(name("sampled_on"), String.class);
    static final Field<String> KIND = field(name("kind"), String.class);
    static final Field<String> NAME = field(name("name"), String.class);
    static final Field<Long> THINGS = field(name("things"), Long.class);
    static final Field<Long> BYTES = field(name("size_bytes"), Long.class);

    private Tables() {}
}
