package io.worklog.persistence.jooq.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.file.FileSigningKeys;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.TestDatabase;
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

/** A real database with an outbox, and the log in a folder elsewhere. */
class OutboxPlace implements TransactionalPlace {
    private static final int CONNECTIONS = 12;

    private final AutoCloseable database;
    private final String url;
    private final Path folder;
    private final HikariDataSource pool;

    private OutboxPlace(AutoCloseable database, String url, Path folder) {
        this.database = database;
        this.url = url;
        this.folder = folder;
        this.pool = pool(url);
    }

    /** A database and a folder of their own. */
    static OutboxPlace create(SqlDialect dialect) {
        TestDatabase database = TestDatabase.create(dialect);
        String url =
                dialect == SqlDialect.SQLITE ? database.url("busy_timeout=30000") : database.url();
        try {
            return new OutboxPlace(database, url, Files.createTempDirectory("worklog-outbox"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The place of another process. */
    static OutboxPlace existing(String url, Path folder) {
        return new OutboxPlace(() -> {}, url, folder);
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
        return JooqOutbox.open(source, host);
    }

    @Override
    public LogStore openStore() {
        return FileLogStore.open(folder, FileLogOptions.defaults());
    }

    @Override
    public SigningKeys keys() {
        return FileSigningKeys.open(folder, new SecureRandom());
    }

    @Override
    public List<String> child() {
        return List.of(OutboxChild.class.getName(), url, folder.toString());
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
