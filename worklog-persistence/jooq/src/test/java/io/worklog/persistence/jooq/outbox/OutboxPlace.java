package io.worklog.persistence.jooq.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.file.FileSigningKeys;
import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.persistence.jooq.schema.TestDatabase;
import io.worklog.persistence.jooq.schema.WeakSettings;
import io.worklog.spi.HostTransactions;
import io.worklog.spi.LogStore;
import io.worklog.spi.Outbox;
import io.worklog.spi.SigningKeys;
import io.worklog.testkit.TransactionalPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A real database with an outbox, and the logs beside it or in a folder elsewhere. */
class OutboxPlace implements TransactionalPlace {
    private static final int CONNECTIONS = 12;

    private final AutoCloseable database;
    private final String url;
    private final Path folder;
    private final boolean logsInDatabase;
    private final HikariDataSource pool;

    private OutboxPlace(AutoCloseable database, String url, Path folder, boolean logsInDatabase) {
        this.database = database;
        this.url = url;
        this.folder = folder;
        this.logsInDatabase = logsInDatabase;
        this.pool = pool(url);
    }

    /** A database and a folder of their own; the keys are in the folder. */
    static OutboxPlace create(SqlDialect dialect, boolean logsInDatabase) {
        TestDatabase database = TestDatabase.create(dialect);
        String url =
                dialect == SqlDialect.SQLITE ? database.url("busy_timeout=30000") : database.url();
        try {
            Path folder = Files.createTempDirectory("worklog-outbox");
            return new OutboxPlace(database, url, folder, logsInDatabase);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The place of another process. */
    static OutboxPlace existing(String url, Path folder, boolean logsInDatabase) {
        return new OutboxPlace(() -> {}, url, folder, logsInDatabase);
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    @Override
    public DataSource source() {
        return pool;
    }

    @Override
    public Outbox outbox(DataSource source, HostTransactions host) {
        return JooqOutbox.open(source, host, TableNames.defaults(), SchemaMode.INSTALL);
    }

    @Override
    public LogStore openStore() {
        return logsInDatabase
                ? JooqLogStore.builder(pool)
                        .schema(SchemaMode.INSTALL)
                        .weakSettings(WeakSettings.DEGRADE)
                        .open()
                : FileLogStore.open(folder, FileLogOptions.defaults());
    }

    @Override
    public SigningKeys keys() {
        return FileSigningKeys.open(folder, new SecureRandom());
    }

    @Override
    public List<String> child() {
        return List.of(
                OutboxChild.class.getName(),
                url,
                folder.toString(),
                Boolean.toString(logsInDatabase));
    }

    @Override
    public void close() {
        pool.close();
        try (Stream<Path> all = Files.walk(folder)) {
            database.close();
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
