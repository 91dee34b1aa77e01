package io.worklog.spring.source.jpa;

import io.worklog.catalog.Catalog;
import io.worklog.spi.HostTransactions;
import io.worklog.spring.source.OutboxJoin;
import io.worklog.spring.source.SourceRecorder;
import io.worklog.spring.tx.AfterCommit;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Records what Hibernate writes about the entities that carry {@link
 * io.worklog.spring.LoggedEntity}, or are in one of {@code worklog.jpa.packages}.
 */
@AutoConfiguration(
        afterName = {
            "io.worklog.spring.source.SourcesAutoConfiguration",
            "io.worklog.spring.tx.TransactionsAutoConfiguration"
        })
@ConditionalOnClass({
    SessionFactory.class,
    EntityManagerFactory.class,
    HibernatePropertiesCustomizer.class
})
@ConditionalOnBean(SourceRecorder.class)
@ConditionalOnBooleanProperty(name = "worklog.jpa.enabled", matchIfMissing = true)
@EnableConfigurationProperties(JpaSourceProperties.class)
public final class JpaSourceAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(EntityIntegration.class)
    EntityIntegration worklogEntityIntegration(
            JpaSourceProperties properties,
            ObjectProvider<SourceRecorder> recorders,
            ObjectProvider<HostTransactions> host,
            ObjectProvider<AfterCommit> afterCommit,
            ObjectProvider<Catalog> catalogs) {
        return new EntityIntegration(() ->
                new EntityIntegrator(
                        new EntityPlans(
                                catalogs.getIfAvailable(Catalog::open), properties.packages()),
                        new ChangeRecorder(
                                recorders::getObject,
                                afterCommit.getIfAvailable(() -> Runnable::run),
                                new OutboxJoin(
                                        recorders::getObject, host, properties.delivery()))));
    }
}
