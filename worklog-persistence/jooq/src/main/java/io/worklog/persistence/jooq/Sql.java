package io.worklog.persistence.jooq;

import io.worklog.persistence.jooq.schema.TableNames;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Renders statements once, for JDBC to bind and run.
 *
 * @param dsl knows the dialect; has no connection
 * @param names where the tables are
 */
record Sql(DSLContext dsl, TableNames names) {
    Table<Record> table(Tables.Shape shape) {
        return DSL.table(names.of(shape.name()));
    }

    /** A column of a table that stands under a name of its own. */
    static <T> Field<T> of(Table<?> alias, Field<T> column) {
        return DSL.field(
                alias.getQualifiedName().append(column.getUnqualifiedName()), column.getDataType());
    }

    /** A parameter of a column's type. */
    <T> Param<T> any(Field<T> column) {
        return DSL.param("p", column.getDataType());
    }

    /** Log_no, first idx, the idx after the last. */
    Condition range() {
        return Tables.LOG_NO
                .eq(any(Tables.LOG_NO))
                .and(Tables.IDX.ge(any(Tables.IDX)))
                .and(Tables.IDX.lt(any(Tables.IDX)));
    }

    String text(Query query) {
        return dsl.render(query);
    }
}
