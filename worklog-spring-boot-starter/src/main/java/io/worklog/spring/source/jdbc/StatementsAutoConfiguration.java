package io.worklog.spring.source.jdbc;

import io.worklog.spi.HostTransactions;
import io.worklog.spring.source.OutboxJoin;
import io.worklog.spring.source.SourceRecorder;
import io.worklog.spring.tx.AfterCommit;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Records statements that change a database, where {@code worklog.statements.enabled} says so. */
@AutoConfiguration(
        afterName = {
            "io.worklog.spring.source.SourcesAutoConfiguration",
            "io.worklog.spring.tx.TransactionsAutoConfiguration"
        })
@ConditionalOnClass({DataSource.class, DelegatingDataSource.class})
@ConditionalOnBooleanProperty("worklog.statements.enabled")
@EnableConfigurationProperties(StatementProperties.class)
public final class StatementsAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    StatementRecorder worklogStatementRecorder(
            StatementProperties properties,
            ObjectProvider<SourceRecorder> recorders,
            ObjectProvider<HostTransactions> host,
            ObjectProvider<AfterCommit> afterCommit) {
        return new StatementRecorder(
                recorders::getObject,
                afterCommit.getIfAvailable(() -> Runnable::run),
                new OutboxJoin(recorders::getObject, host, properties.delivery()),
                properties.grouping());
    }

    @Bean
    SmartInitializingSingleton worklogStatementsBegin(StatementRecorder recorder) {
        return recorder::begin;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(
            name = "worklog.statements.source",
            havingValue = "data-source",
            matchIfMissing = true)
    static final class AtDataSources {
        @Bean
        static DataSourceWatch worklogDataSourceWatch(
                ObjectProvider<StatementProperties> properties,
                ObjectProvider<StatementRecorder> recorder) {
            return new DataSourceWatch(properties::getObject, recorder::getObject);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DSLContext.class)
    @ConditionalOnProperty(name = "worklog.statements.source", havingValue = "jooq")
    static final class InJooq {
        @Bean
        ExecuteListenerProvider worklogJooqStatements(
                StatementProperties properties, ObjectProvider<StatementRecorder> recorder) {
            return new DefaultExecuteListenerProvider(
                    new JooqStatementListener(new JooqStatements(recorder::getObject, properties)));
        }
    }
}
