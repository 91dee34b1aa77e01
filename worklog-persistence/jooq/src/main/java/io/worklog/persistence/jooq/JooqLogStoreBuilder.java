package io.worklog.persistence.jooq;

import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SchemaPart;
import io.worklog.persistence.jooq.schema.ServerSettings;
import io.worklog.persistence.jooq.schema.SqlSchema;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.persistence.jooq.schema.WeakSettings;
import io.worklog.spi.StoreAssessment;
import java.time.InstantSource;
import java.util.Objects;
import javax.sql.DataSource;

/** How a {@link JooqLogStore} is opened. For one thread. */
public final class JooqLogStoreBuilder {
    private final DataSource source;
    private TableNames names = TableNames.defaults();
    private SchemaMode schema = SchemaMode.VALIDATE;
    private WeakSettings weak = WeakSettings.REFUSE;
    private InstantSource time = InstantSource.system();

    JooqLogStoreBuilder(DataSource source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /** Where the tables are; {@code worklog_…} in the connection's schema unless set. */
    public JooqLogStoreBuilder tables(TableNames value) {
        names = Objects.requireNonNull(value, "tables");
        return this;
    }

    /** What is done about the tables; they must be there unless set. */
    public JooqLogStoreBuilder schema(SchemaMode value) {
        schema = Objects.requireNonNull(value, "schema");
        return this;
    }

    /** What is done about weak settings of the server; they are refused unless set. */
    public JooqLogStoreBuilder weakSettings(WeakSettings value) {
        weak = Objects.requireNonNull(value, "weakSettings");
        return this;
    }

    /** Tells when tables are made; the system's clock unless set. */
    public JooqLogStoreBuilder time(InstantSource value) {
        time = Objects.requireNonNull(value, "time");
        return this;
    }

    /**
     * Opens the store.
     *
     * @throws IllegalArgumentException if the database or the driver is not supported
     * @throws IllegalStateException if settings of the server are too weak and refused
     * @throws io.worklog.error.StoreUnavailableException if the database cannot be reached, or its
     *     tables are not those of this version
     */
    public JooqLogStore open() {
        SqlTransactions transactions = SqlTransactions.on(source);
        new SqlSchema(transactions, names, time).prepare(SchemaPart.LOG, schema);
        StoreAssessment assessment = ServerSettings.check(transactions, names, weak);
        return new SqlLogStore(transactions, names, assessment);
    }
}
