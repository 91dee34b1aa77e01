package io.worklog.server.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The domain database, as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
public class DatabaseConfiguration {
    @Bean
    InstantSource clock(@Value("${worklog.server.clock-file:#{null}}") @Nullable Path file) {
        InstantSource machine = InstantSource.system();
        return file == null ? machine : new ShiftedClock(machine, file);
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }

    @Bean
    Ids ids(InstantSource clock, SecureRandom random) {
        return new Ids(clock, random);
    }

    @Bean
    Engine engine(DatabaseProperties properties) {
        return Engine.of(properties.url());
    }

    @Bean(destroyMethod = "close")
    HikariDataSource domainDataSource(DatabaseProperties properties, Engine engine) {
        return open(properties, engine);
    }

    static HikariDataSource open(DatabaseProperties properties, Engine engine) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("worklog-domain");
        config.setJdbcUrl(properties.url());
        config.setUsername(properties.username());
        config.setPassword(properties.password());
        config.setMaximumPoolSize(properties.poolSize());
        config.setConnectionTimeout(5_000);
        if (engine == Engine.SQLITE) {
            SqliteSettings.apply(config, properties.url());
        } else {
            config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        }
        return new HikariDataSource(config);
    }

    @Bean
    Migrations migrations(DataSource source, Engine engine, DatabaseProperties properties) {
        Migrations migrations = new Migrations(source, engine);
        if (properties.migrate()) {
            migrations.migrate();
        } else {
            migrations.requireComplete();
        }
        return migrations;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource source) {
        return new JdbcTransactionManager(source);
    }

    @Bean
    @DependsOnDatabaseInitialization
    SpringDatabase database(
            DataSource source,
            Engine engine,
            PlatformTransactionManager transactions,
            Migrations migrated) {
        DefaultConfiguration configuration = new DefaultConfiguration();
        configuration.set(engine.dialect());
        configuration.set(
                new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(source)));
        DSLContext sql = DSL.using(configuration);
        return new SpringDatabase(
                sql, new TransactionTemplate(transactions), new TransactionQueue(engine));
    }
}
