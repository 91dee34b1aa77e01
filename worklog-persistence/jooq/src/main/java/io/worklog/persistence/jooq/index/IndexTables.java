package io.worklog.persistence.jooq.index;

import io.worklog.persistence.jooq.schema.TableNames;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The tables that {@code V002__event_index.sql} makes. Statements are rendered once for a database
 * and bound many times: rendering is what writing many rows would spend its time on. Each that
 * reads is a walk along one key from a place on, or a lookup of whole keys, so that no planner has
 * a choice to get wrong. Thread-safe.
 *
 * @param logs how far each log was read
 * @param events one row for each entry
 * @param terms which entries of a block a term finds
 * @param spans within which times the entries of a block lie
 */
record IndexTables(LogTable logs, EventTable events, TermTable terms, SpanTable spans) {
    static final Field<Integer> LOG_NO = DSL.field(DSL.name("log_no"), SQLDataType.INTEGER);
    static final Field<String> NAME = DSL.field(DSL.name("name"), SQLDataType.VARCHAR);
    static final Field<Long> INDEXED_TO = number("indexed_to");
    static final Field<Long> MIN_INDEX = number("min_index");
    static final Field<Long> IDX = number("idx");
    static final Field<Long> OCCURRED_AT = number("occurred_at");
    static final Field<byte[]> FACETS = bytes("facets");
    static final Field<Long> FINGERPRINT = number("fingerprint");
    static final Field<byte[]> TERM = bytes("term");
    static final Field<Long> BLOCK = number("block");
    static final Field<byte[]> PLACES = bytes("places");
    static final Field<Long> EARLIEST = number("earliest");
    static final Field<Long> LATEST = number("latest");

    static IndexTables of(DSLContext sql, TableNames names) {
        return new IndexTables(
                new LogTable(sql, DSL.table(names.of("event_log"))),
                new EventTable(sql, DSL.table(names.of("event"))),
                new TermTable(
                        sql,
                        DSL.table(names.of("event_term")),
                        names.prefix() + "event_term_block"),
                new SpanTable(sql, DSL.table(names.of("event_span"))));
    }

    private static Field<Long> number(String name) {
        return DSL.field(DSL.name(name), SQLDataType.BIGINT);
    }

    private static Field<byte[]> bytes(String name) {
        return DSL.field(DSL.name(name), SQLDataType.VARBINARY);
    }
}
