package io.worklog.spring.autoconfigure;

import io.worklog.persistence.jooq.outbox.JooqOutbox;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SchemaPart;
import io.worklog.spi.HostTransactions;
import io.worklog.spi.Outbox;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The outbox in the database whose transactions are joined: that of the DataSource which {@code
 * worklog.tx.data-source} names, else of the only or primary one. Never of another, because what
 * was committed in one database is not found in another.
 */
final class JdbcOutboxSource implements OutboxSource {
    private final JdbcTechnology databases;
    private final HostBeans<DataSource> sources;
    private final ObjectProvider<HostTransactions> transactions;

    JdbcOutboxSource(
            JdbcTechnology databases,
            HostBeans<DataSource> sources,
            ObjectProvider<HostTransactions> transactions) {
        this.databases = databases;
        this.sources = sources;
        this.transactions = transactions;
    }

    @Override
    public boolean isOffered() {
        return sources.isClear() && transactions.getIfUnique() != null;
    }

    @Override
    public boolean isBeside(Technology logs) {
        return logs == databases && !databases.isOwn() && databases.host() == source();
    }

    @Override
    public Outbox open() {
        DataSource source = source();
        JdbcTables tables = databases.tables(source);
        tables.prepare(SchemaPart.OUTBOX);
        return JooqOutbox.open(source, transactions.getObject(), tables.names(), SchemaMode.NONE);
    }

    private DataSource source() {
        return sources.find().orElseThrow();
    }
}
