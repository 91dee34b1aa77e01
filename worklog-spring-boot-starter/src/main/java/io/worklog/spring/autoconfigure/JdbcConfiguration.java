package io.worklog.spring.autoconfigure;

import io.worklog.spi.HostTransactions;
import io.worklog.spring.autoconfigure.WorklogProperties.WeakChoice;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** What needs the jar for SQL databases. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "io.worklog.persistence.jooq.JooqLogStore")
@EnableConfigurationProperties(JdbcProperties.class)
class JdbcConfiguration {
    private static final String JOINED = "worklog.tx.data-source";

    @Lazy
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    JdbcTechnology worklogJdbcTechnology(
            JdbcProperties properties, WorklogProperties worklog, ListableBeanFactory beans) {
        return new JdbcTechnology(
                properties, worklog.getWeakSettings() == WeakChoice.REFUSE, beans);
    }

    @Lazy
    @Bean
    @ConditionalOnMissingBean
    OutboxSource worklogOutboxSource(
            JdbcTechnology databases,
            ObjectProvider<HostTransactions> transactions,
            ListableBeanFactory beans,
            Environment environment) {
        String name = environment.getProperty(JOINED);
        return new JdbcOutboxSource(
                databases, new HostBeans<>(beans, DataSource.class, JOINED, name), transactions);
    }
}
