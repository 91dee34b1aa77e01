package io.worklog.server.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.server.testing.TestServer;
import io.worklog.spi.LogStore;
import io.worklog.testkit.server.TcpFaultProxy;
import io.worklog.testkit.server.TestDatabase;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Logs in a database server that a test takes away; people and projects are in a file. */
@Configuration(proxyBeanMethods = false)
class CuttableLogs {
    private static final String URL = "test.logs.url";

    /** The pool gives up so soon that a test does not wait for it. */
    private static final long PATIENCE_MILLIS = 2_000;

    /** Connections to the logs alone; as a data source it would be everybody's. */
    record Connections(HikariDataSource pool) implements AutoCloseable {
        @Override
        public void close() {
            pool.close();
        }
    }

    @Bean
    Connections logConnections(@Value("${" + URL + "}") String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(6);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(60_000);
        return new Connections(new HikariDataSource(config));
    }

    @Bean
    LogStore logsBehindTheProxy(Connections connections) {
        return JooqLogStore.builder(connections.pool()).schema(SchemaMode.INSTALL).open();
    }

    /** A server whose logs are behind the proxy, and whose own disk takes what they cannot. */
    static TestServer start(TestDatabase database, TcpFaultProxy proxy, Path spill) {
        var server = database.server();
        String url = server.url(database.name(), proxy.address(), server.user(), server.password());
        return TestServer.startWith(
                CuttableLogs.class,
                URL + "=" + url,
                "worklog.weak-settings=degrade",
                "worklog.spill.directory=" + spill);
    }
}
