package io.worklog.persistence.jooq.faults;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.testkit.server.DatabaseServer;
import io.worklog.testkit.server.TestDatabase;
import java.net.InetSocketAddress;
import javax.sql.DataSource;

/** Pools as a host has them, and stores on them. */
final class Pools {
    private static final int CONNECTIONS = 6;
    private static final long START_MILLIS = 60_000;

    /** A pool tries again after at most this time, so it also says how soon one recovers. */
    private static final long IMPATIENT_MILLIS = 5_000;

    private static final long PATIENT_MILLIS = 60_000;

    private Pools() {}

    /** A pool that gives up soon, connected by another way to the database's server. */
    static HikariDataSource impatient(TestDatabase database, InetSocketAddress through) {
        return on(url(database, through), IMPATIENT_MILLIS);
    }

    /** A pool that waits for as long as the machine may be busy. */
    static HikariDataSource patient(TestDatabase database, InetSocketAddress through) {
        return on(url(database, through), PATIENT_MILLIS);
    }

    /** A pool for where nothing fails. */
    static HikariDataSource patient(String url) {
        return on(url, PATIENT_MILLIS);
    }

    /** Without TLS, so that a proxy can read what is asked. */
    private static String url(TestDatabase database, InetSocketAddress through) {
        DatabaseServer server = database.server();
        String url = server.url(database.name(), through, server.user(), server.password());
        return url + "&sslMode=DISABLED";
    }

    private static HikariDataSource on(String url, long patienceMillis) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(patienceMillis);
        config.setInitializationFailTimeout(START_MILLIS);
        return new HikariDataSource(config);
    }

    static JooqLogStore store(DataSource source) {
        return JooqLogStore.builder(source).schema(SchemaMode.INSTALL).open();
    }
}
