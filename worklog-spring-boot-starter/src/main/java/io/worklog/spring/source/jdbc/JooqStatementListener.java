package io.worklog.spring.source.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * Sees what jOOQ runs: the tables come from its own model of the statement, and from the text where
 * that is plain SQL. Thread-safe.
 */
final class JooqStatementListener implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    private final transient JooqStatements statements;

    JooqStatementListener(JooqStatements statements) {
        this.statements = statements;
    }

    /** Counts are those that jOOQ 3.19, which Spring Boot 4.0 brings, has too. */
    @Override
    public void end(ExecuteContext context) {
        boolean failed = context.sqlException() != null || context.exception() != null;
        Query[] batch = context.batchQueries();
        int[] counts = context.batchRows();
        String[] texts = context.batchSQL();
        if (context.batchMode() == ExecuteContext.BatchMode.NONE) {
            String sql = context.sql();
            if (sql != null) {
                statements.executed(context, sql, tables(context.query()), context.rows(), failed);
            }
            return;
        }
        for (int i = 0; i < counts.length; i++) {
            String sql = texts.length == 0 ? "" : texts[Math.min(i, texts.length - 1)];
            Query query = batch.length == 0 ? null : batch[Math.min(i, batch.length - 1)];
            statements.executed(context, sql, tables(query), counts[i], failed);
        }
    }

    private static List<String> tables(@Nullable Query query) {
        List<String> names = new ArrayList<>();
        Table<?> table =
                switch (query) {
                    case QOM.Insert<?> insert -> insert.$into();
                    case QOM.Update<?> update -> update.$table();
                    case QOM.Delete<?> delete -> delete.$from();
                    case null, default -> null;
                };
        if (table != null) {
            names.add(
                    String.join(".", table.getQualifiedName().getName()).toLowerCase(Locale.ROOT));
        }
        return names;
    }
}
