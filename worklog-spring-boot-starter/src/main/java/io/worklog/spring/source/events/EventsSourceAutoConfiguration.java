package io.worklog.spring.source.events;

import io.worklog.spring.source.Masker;
import io.worklog.spring.source.SourceRecorder;
import io.worklog.spring.tx.AfterCommit;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** Listens to the application's own events. */
@AutoConfiguration(
        afterName = {
            "io.worklog.spring.source.SourcesAutoConfiguration",
            "io.worklog.spring.tx.TransactionsAutoConfiguration"
        })
@ConditionalOnBean(SourceRecorder.class)
@ConditionalOnBooleanProperty(name = "worklog.events.enabled", matchIfMissing = true)
@EnableConfigurationProperties(EventsProperties.class)
public final class EventsSourceAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    EventMappings worklogEventMappings(
            ObjectProvider<DomainEventMapping<?>> mappings,
            SourceRecorder recorder,
            Masker masker) {
        return new EventMappings(mappings.orderedStream().toList(), recorder, masker);
    }

    @Bean
    @ConditionalOnMissingBean
    DomainEventListener worklogDomainEventListener(
            EventMappings mappings, SourceRecorder recorder, ObjectProvider<AfterCommit> commits) {
        return new DomainEventListener(
                mappings, recorder, commits.getIfAvailable(() -> Runnable::run));
    }

    @Bean
    @ConditionalOnMissingBean
    EventClassScan worklogEventClassScan(
            BeanFactory beans,
            Environment environment,
            ResourceLoader resources,
            EventMappings mappings) {
        return new EventClassScan(beans, environment, resources, mappings);
    }
}
