package io.worklog.spring.autoconfigure;

import io.worklog.error.StoreUnavailableException;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SchemaPart;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.SqlSchema;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.persistence.jooq.schema.TableNames;
import java.time.InstantSource;
import java.util.Locale;
import javax.sql.DataSource;

/** The tables in one database, and what is to be done where they are missing. */
final class JdbcTables {
    private final SqlTransactions transactions;
    private final TableNames names;
    private final JdbcProperties properties;

    private JdbcTables(SqlTransactions transactions, TableNames names, JdbcProperties properties) {
        this.transactions = transactions;
        this.names = names;
        this.properties = properties;
    }

    /**
     * Connects.
     *
     * @param place the property that says where the database is
     * @throws WorklogStartException if it cannot be reached or is not supported
     */
    static JdbcTables of(DataSource source, JdbcProperties properties, String place) {
        try {
            TableNames names = new TableNames(properties.schema(), properties.tablePrefix());
            return new JdbcTables(SqlTransactions.on(source), names, properties);
        } catch (StoreUnavailableException e) {
            throw unreachable(e, place);
        } catch (IllegalArgumentException e) {
            throw new WorklogStartException(
                    String.valueOf(e.getMessage()),
                    "Correct "
                            + place
                            + ", worklog.jdbc.schema or worklog.jdbc.table-prefix, or set"
                            + " worklog.store=file to keep logs in a folder.",
                    e);
        }
    }

    private static WorklogStartException unreachable(StoreUnavailableException e, String place) {
        return new WorklogStartException(
                "the database cannot be reached: " + e.getMessage(),
                "See that it runs and that " + place + " with its user and password are right.",
                e);
    }

    TableNames names() {
        return names;
    }

    /**
     * Makes tables, or sees that they are there.
     *
     * @throws WorklogStartException if they are not
     */
    void prepare(SchemaPart part) {
        try {
            new SqlSchema(transactions, names, InstantSource.system()).prepare(part, mode());
        } catch (StoreUnavailableException e) {
            throw missing(part, e);
        }
    }

    private WorklogStartException missing(SchemaPart part, StoreUnavailableException e) {
        String setting = properties.initializeSchema().name().toLowerCase(Locale.ROOT);
        return new WorklogStartException(
                "the tables of "
                        + part.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + " are not as they must be (worklog.jdbc.initialize-schema="
                        + setting
                        + "): "
                        + e.getMessage(),
                "Run that script with your own tool for migrations, or set"
                        + " worklog.jdbc.initialize-schema=always if the application's user may make"
                        + " tables.",
                e);
    }

    private SchemaMode mode() {
        return switch (properties.initializeSchema()) {
            case ALWAYS -> SchemaMode.INSTALL;
            case NEVER -> SchemaMode.VALIDATE;
            case EMBEDDED ->
                    transactions.dialect() == SqlDialect.SQLITE
                            ? SchemaMode.INSTALL
                            : SchemaMode.VALIDATE;
        };
    }
}
