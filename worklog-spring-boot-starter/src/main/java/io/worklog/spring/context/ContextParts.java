package io.worklog.spring.context;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.data.domain.AuditorAware;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What tells more about the caller. Each part is looked at only where what it needs is on the class
 * path: to read a configuration that then does not apply is a good part of what it costs a start.
 */
final class ContextParts implements ImportSelector {
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int THIRD = 3;

    private final ClassLoader loader;

    ContextParts(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
        List<String> parts = new ArrayList<>();
        if (ClassPath.has(loader, "org.springframework.data.domain.AuditorAware")) {
            parts.add(SpringData.class.getName());
        }
        if (ClassPath.has(loader, "org.springframework.web.context.request.RequestContextHolder")) {
            parts.add(Requests.class.getName());
        }
        if (ClassPath.has(loader, "io.micrometer.tracing.Tracer")) {
            parts.add(Tracing.class.getName());
        }
        if (ClassPath.has(loader, "io.micrometer.core.instrument.MeterRegistry")) {
            parts.add(Metrics.class.getName());
        }
        return parts.toArray(String[]::new);
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
