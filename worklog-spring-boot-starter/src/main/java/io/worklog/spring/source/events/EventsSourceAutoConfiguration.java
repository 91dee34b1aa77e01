package io.worklog.spring.source.events;

import io.worklog.spring.source.Masker;
import io.worklog.spring.source.SourceRecorder;
import io.worklog.spring.tx.AfterCommit;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.function.SingletonSupplier;

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
    @Lazy
    @Bean
    @ConditionalOnMissingBean(name = "worklogEventMappings")
    static EventMappings worklogEventMappings(
            ObjectProvider<DomainEventMapping<?>> mappings,
            SourceRecorder recorder,
            Masker masker) {
        return new EventMappings(mappings.orderedStream().toList(), recorder, masker);
    }

    @Lazy
    @Bean
    @ConditionalOnMissingBean(name = "worklogDomainEventRecorder")
    static DomainEventRecorder worklogDomainEventRecorder(
            EventMappings mappings, SourceRecorder recorder, ObjectProvider<AfterCommit> commits) {
        return new DomainEventRecorder(
                mappings, recorder, commits.getIfAvailable(() -> Runnable::run));
    }

    @Bean
    @ConditionalOnMissingBean(name = "worklogDomainEventListener")
    static DomainEventListener worklogDomainEventListener(ListableBeanFactory beans) {
        SingletonSupplier<Boolean> mapped = SingletonSupplier.of(() -> isMapped(beans));
        return new DomainEventListener(
                SingletonSupplier.of(() -> beans.getBean(DomainEventRecorder.class)),
                mapped::obtain);
    }

    /** Looks through all beans: once, since an event comes with every request. */
    private static boolean isMapped(ListableBeanFactory beans) {
        Class<?> type = DomainEventMapping.class;
        return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false).length
                > 0;
    }

    @Bean
    @ConditionalOnMissingBean(name = "worklogEventClassScan")
    static EventClassScan worklogEventClassScan(
            BeanFactory beans, Environment environment, ResourceLoader resources) {
        return new EventClassScan(beans, environment, resources);
    }
}
