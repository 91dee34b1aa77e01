package io.worklog.spring.source.jdbc;

import io.worklog.context.WorklogContext;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.ExecuteContext;
import org.jooq.SQLDialect;

/** Records statements of jOOQ one by one, in the transaction or after its commit. Thread-safe. */
final class JooqStatements {
    private final Supplier<StatementRecorder> recorder;
    private final ExcludedTables excluded;
    private final boolean rolledBack;
    private final SqlReader mysql;
    private final SqlReader standard;

    JooqStatements(Supplier<StatementRecorder> recorder, StatementProperties said) {
        this.recorder = recorder;
        this.excluded = new ExcludedTables(said.excludedTables(), said.tablePrefix());
        this.rolledBack = said.rolledBack();
        this.mysql = new SqlReader(SqlFlavor.MYSQL, said.maxText());
        this.standard = new SqlReader(SqlFlavor.STANDARD, said.maxText());
    }

    void executed(
            ExecuteContext context, String sql, List<String> tables, long rows, boolean failed) {
        boolean like =
                context.family() == SQLDialect.MYSQL || context.family() == SQLDialect.MARIADB;
        for (SqlStatement read : (like ? mysql : standard).changes(sql)) {
            SqlStatement known =
                    tables.isEmpty() ? read : new SqlStatement(read.kind(), tables, read.text());
            if (!excluded.cover(known)) {
                record(known, rows, failed);
            }
        }
    }

    private void record(SqlStatement statement, long rows, boolean failed) {
        StatementRecorder into = recorder.get();
        if (!into.begun()) {
            return;
        }
        WorklogContext caller = into.caller();
        List<Executed> one =
                List.of(new Executed(statement, 1, Math.max(rows, Executed.UNKNOWN), failed));
        if (failed) {
            if (rolledBack) {
                into.rolledBack("jooq", caller, one);
            }
        } else if (into.joins(null)) {
            into.inTransaction("jooq", caller, one);
        } else {
            into.committed("jooq", caller, one);
        }
    }
}
