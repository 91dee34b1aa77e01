package io.worklog.spring.tx;

import io.worklog.spi.HostTransactions;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * Joins Spring's transactions: {@link HostTransactions} for the outbox and {@link AfterCommit} for
 * whoever records after a commit.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.XADataSourceAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
@EnableConfigurationProperties(TransactionsProperties.class)
@Import(TransactionsParts.class)
public final class TransactionsAutoConfiguration {
    static final String SPRING_TX =
            "org.springframework.transaction.support.TransactionSynchronizationManager";

    /** Without transactions whatever is done after the commit is done at once. */
    @Lazy
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnMissingClass(SPRING_TX)
    static AfterCommit worklogAfterCommit() {
        return Runnable::run;
    }
}
