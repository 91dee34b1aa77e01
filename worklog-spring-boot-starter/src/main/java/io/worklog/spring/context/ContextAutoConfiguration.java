package io.worklog.spring.context;

import io.worklog.spring.ActorProvider;
import io.worklog.spring.AgentProvider;
import io.worklog.spring.TenantResolver;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/**
 * Finds out who acts, for which tenant and as part of which trace. All of it gives way to a {@link
 * CallerContext} of the host's.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple"
                    + ".SimpleMetricsExportAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure"
                    + ".CompositeMeterRegistryAutoConfiguration"
        })
@EnableConfigurationProperties(ContextProperties.class)
@Import(ContextParts.class)
public final class ContextAutoConfiguration {
    private static final int SECOND = 2;

    /** What the application provides comes before what is found otherwise. */
    @Bean
    @ConditionalOnMissingBean
    static CallerContext worklogCallerContext(ListableBeanFactory beans) {
        ContextFailures failures = new FailureReports(later(beans, FailureCounter.class));
        List<ActorSource> actors = new ArrayList<>();
        actors.add(new ProvidedActors(later(beans, ActorProvider.class)));
        actors.addAll(ordered(beans, ActorSource.class));
        List<TenantSource> tenants = new ArrayList<>();
        tenants.add(new ProvidedTenants(later(beans, TenantResolver.class)));
        tenants.addAll(ordered(beans, TenantSource.class));
        return new DefaultCallerContext(
                new ActorChain(actors, later(beans, AgentProvider.class), failures),
                new TenantChain(tenants, failures),
                new TraceChain(ordered(beans, TraceSource.class), failures));
    }

    private static <T> List<T> ordered(ListableBeanFactory beans, Class<T> type) {
        return beans.getBeanProvider(type).orderedStream().toList();
    }

    private static <T> HostBeans<T> later(ListableBeanFactory beans, Class<T> type) {
        return new HostBeans<>(() -> beans.getBeanProvider(type).orderedStream());
    }

    /** The trace that logging says it is in. */
    @Bean
    @Order(SECOND)
    @ConditionalOnClass(name = "org.slf4j.MDC")
    static TraceSource worklogLoggedTraces() {
        return new LoggedTraces();
    }
}
