package io.worklog.spring.autoconfigure;

import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.persistence.jooq.index.JooqEventIndex;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SchemaPart;
import io.worklog.persistence.jooq.schema.WeakSettings;
import io.worklog.spi.EventIndex;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogStore;
import io.worklog.spring.autoconfigure.WorklogProperties.StoreChoice;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * SQL databases: the one that {@code worklog.jdbc.url} names, with a pool of its own, else that of
 * the application's DataSource, which is never closed.
 */
final class JdbcTechnology implements Technology, AutoCloseable {
    private static final String HIKARI = "com.zaxxer.hikari.HikariDataSource";

    private final JdbcProperties properties;
    private final boolean refuseWeak;
    private final HostBeans<DataSource> sources;
    private @Nullable OwnPool pool;

    JdbcTechnology(JdbcProperties properties, boolean refuseWeak, ListableBeanFactory beans) {
        this.properties = properties;
        this.refuseWeak = refuseWeak;
        this.sources =
                new HostBeans<>(
                        beans,
                        DataSource.class,
                        "worklog.jdbc.data-source",
                        properties.dataSource());
    }

    @Override
    public StoreChoice kind() {
        return StoreChoice.JDBC;
    }

    @Override
    public boolean isOffered() {
        return isOwn() || sources.exist();
    }

    boolean isOwn() {
        return properties.url() != null;
    }

    @Override
    public String offer() {
        return isOwn() ? "worklog.jdbc.url" : sources.describe();
    }

    /** The application's own DataSource. */
    DataSource host() {
        return sources.find()
                .orElseThrow(() ->
                        new WorklogStartException(
                                "the application has no DataSource",
                                "Set spring.datasource.url or worklog.jdbc.url.",
                                null));
    }

    private synchronized DataSource source() {
        if (!isOwn()) {
            return host();
        }
        if (pool == null) {
            requireHikari();
            pool = OwnPool.open(properties);
        }
        return pool.source();
    }

    private static void requireHikari() {
        if (!ClassUtils.isPresent(HIKARI, JdbcTechnology.class.getClassLoader())) {
            throw new WorklogStartException(
                    "worklog.jdbc.url is set, and HikariCP is not on the class path",
                    "Add the dependency com.zaxxer:HikariCP, or remove worklog.jdbc.url to use the"
                            + " application's DataSource.",
                    null);
        }
    }

    JdbcTables tables(DataSource source) {
        return JdbcTables.of(source, properties, offer());
    }

    @Override
    public LogStore logs() {
        DataSource source = source();
        JdbcTables tables = tables(source);
        tables.prepare(SchemaPart.LOG);
        try {
            return JooqLogStore.builder(source)
                    .tables(tables.names())
                    .schema(SchemaMode.NONE)
                    .weakSettings(refuseWeak ? WeakSettings.REFUSE : WeakSettings.DEGRADE)
                    .open();
        } catch (IllegalStateException e) {
            throw WeakServer.refused(e);
        }
    }

    @Override
    public EventIndex index() {
        DataSource source = source();
        JdbcTables tables = tables(source);
        tables.prepare(SchemaPart.EVENT_INDEX);
        return JooqEventIndex.open(source, tables.names(), SchemaMode.NONE, InstantSource.system());
    }

    /** Files are not for tables: they lie in the folder. */
    @Override
    public Optional<EvidenceStore> evidence() {
        return Optional.empty();
    }

    /** Whether a pool was made here and is closed. */
    synchronized boolean isClosed() {
        return pool != null && pool.isClosed();
    }

    /** Closes the pool that was made here, if any. */
    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
