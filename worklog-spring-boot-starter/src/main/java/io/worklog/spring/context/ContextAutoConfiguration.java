package io.worklog.spring.context;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.worklog.spring.ActorProvider;
import io.worklog.spring.AgentProvider;
import io.worklog.spring.TenantResolver;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.MDC;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.AuditorAware;
import org.springframework.web.context.request.RequestContextHolder;

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
public final class ContextAutoConfiguration {
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int THIRD = 3;

    @Bean
    @ConditionalOnMissingBean
    CallerContext worklogCallerContext(ListableBeanFactory beans, ContextFailures failures) {
        ObjectProvider<AgentProvider> agents = beans.getBeanProvider(AgentProvider.class);
        return new DefaultCallerContext(
                new ActorChain(
                        ordered(beans, ActorSource.class),
                        new HostBeans<>(agents::orderedStream),
                        failures),
                new TenantChain(ordered(beans, TenantSource.class), failures),
                new TraceChain(ordered(beans, TraceSource.class), failures));
    }

    private static <T> List<T> ordered(ListableBeanFactory beans, Class<T> type) {
        return beans.getBeanProvider(type).orderedStream().toList();
    }

    @Bean
    ContextFailures worklogContextFailures(ObjectProvider<FailureCounter> counters) {
        return new FailureReports(new HostBeans<>(counters::orderedStream));
    }

    @Bean
    @Order(FIRST)
    ActorSource worklogProvidedActors(ObjectProvider<ActorProvider> providers) {
        return new ProvidedActors(new HostBeans<>(providers::orderedStream));
    }

    @Bean
    @Order(FIRST)
    TenantSource worklogProvidedTenants(ObjectProvider<TenantResolver> resolvers) {
        return new ProvidedTenants(new HostBeans<>(resolvers::orderedStream));
    }

    /** Who Spring Data says is the auditor. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AuditorAware.class)
    static class SpringData {
        @Bean
        @Order(SECOND)
        ActorSource worklogAuditorActors(ObjectProvider<AuditorAware<?>> auditors) {
            return new AuditorActors(new HostBeans<>(() -> ordered(auditors)));
        }

        private static Stream<AuditorAware<?>> ordered(ObjectProvider<AuditorAware<?>> auditors) {
            return auditors.orderedStream();
        }
    }

    /** The tenant that a header names. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            value = RequestContextHolder.class,
            name = "jakarta.servlet.http.HttpServletRequest")
    static class Requests {
        @Bean
        @Order(THIRD)
        @ConditionalOnProperty("worklog.context.tenant-header")
        TenantSource worklogHeaderTenants(ContextProperties properties) {
            return new HeaderTenants(properties.tenantHeader());
        }
    }

    /** The trace that Micrometer is in. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Tracer.class)
    static class Tracing {
        @Bean
        @Order(FIRST)
        TraceSource worklogTracerTraces(ObjectProvider<Tracer> tracers) {
            return new TracerTraces(new HostBeans<>(tracers::orderedStream));
        }
    }

    /** The trace that logging says it is in. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MDC.class)
    static class Logging {
        @Bean
        @Order(SECOND)
        TraceSource worklogLoggedTraces() {
            return new LoggedTraces();
        }
    }

    /** Counts what was not found out. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Metrics {
        @Bean
        @ConditionalOnBean(MeterRegistry.class)
        FailureCounter worklogMeteredFailures(MeterRegistry registry) {
            return new MeteredFailures(registry);
        }
    }
}
