package io.worklog.spring.operate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.worklog.Worklog;
import io.worklog.metrics.WorklogMetrics;
import io.worklog.spring.WorklogBuilderCustomizer;
import io.worklog.spring.context.ClassPath;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;

/**
 * What shows how the log does. Each part is looked at only where what it needs is on the class
 * path: to read a configuration that then does not apply is a good part of what it costs a start.
 */
final class OperateParts implements ImportSelector {
    private static final String ENDPOINTS =
            "org.springframework.boot.actuate.autoconfigure.endpoint.condition"
                    + ".ConditionalOnAvailableEndpoint";

    private static final String OBSERVATIONS =
            "io.micrometer.core.instrument.observation.DefaultMeterObservationHandler";

    private final ClassLoader loader;

    OperateParts(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
        List<String> parts = new ArrayList<>();
        if (ClassPath.has(
                loader, "org.springframework.boot.health.contributor.HealthContributor")) {
            parts.add(HealthPart.class.getName());
        }
        if (ClassPath.has(loader, ENDPOINTS)) {
            parts.add(EndpointPart.class.getName());
        }
        if (ClassPath.has(loader, "io.micrometer.core.instrument.MeterRegistry")) {
            parts.add(MetricsPart.class.getName());
        }
        if (ClassPath.has(loader, OBSERVATIONS)) {
            parts.add(ObservationPart.class.getName());
        }
        return parts.toArray(String[]::new);
    }

    /** Health; what its condition needs may be missing itself, so it is within another. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthContributor.class, ConditionalOnEnabledHealthIndicator.class})
    static class HealthPart {
        /** Unless {@code management.health.worklog.enabled} says no. */
        @Configuration(proxyBeanMethods = false)
        @ConditionalOnEnabledHealthIndicator("worklog")
        static class Enabled {
            @Bean
            @ConditionalOnMissingBean(name = "worklogHealthContributor")
            HealthContributor worklogHealthContributor(
                    Worklog worklog, RecordingWatch watch, OperateProperties properties) {
                RecordingCheck check =
                        new RecordingCheck(worklog, watch, properties.health().probe());
                return new WorklogHealthIndicator(check, properties.health());
            }
        }
    }

    /** The endpoint. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
    static class EndpointPart {
        /** Where it is exposed. */
        @Configuration(proxyBeanMethods = false)
        @ConditionalOnAvailableEndpoint(WorklogEndpoint.class)
        static class Available {
            @Bean
            Verifications worklogVerifications(
                    ObjectProvider<InstantSource> clock, Worklog worklog) {
                return new Verifications(worklog, clock.getIfUnique(InstantSource::system));
            }

            @Bean
            @ConditionalOnMissingBean
            WorklogEndpoint worklogEndpoint(
                    Worklog worklog, RecordingWatch watch, Verifications verifications) {
                return new WorklogEndpoint(worklog, watch, verifications);
            }
        }

        /** What the build found out about the application's own endpoints, where it says so. */
        @Configuration(proxyBeanMethods = false)
        @ConditionalOnResource(resources = "classpath:" + CoverageEndpoint.REPORT)
        @ConditionalOnAvailableEndpoint(CoverageEndpoint.class)
        static class Coverage {
            @Bean
            @ConditionalOnMissingBean
            CoverageEndpoint worklogCoverageEndpoint(ResourceLoader resources) {
                return new CoverageEndpoint(
                        resources.getResource("classpath:" + CoverageEndpoint.REPORT));
            }
        }
    }

    /** Figures. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(MeterRegistry.class)
    static class MetricsPart {
        @Bean
        @ConditionalOnMissingBean
        WorklogMetrics worklogMetrics(MeterRegistry registry) {
            WorklogMetrics metrics = new WorklogMetrics(registry);
            lookUpNow(registry);
            return metrics;
        }

        /**
         * A registry may look beans up when it is first written to, as Prometheus does for its
         * exemplars. It does so here: a writer's thread would wait for the one that makes beans,
         * while that waits for the first event to be written.
         */
        private static void lookUpNow(MeterRegistry registry) {
            Timer first = Timer.builder("worklog.start").register(registry);
            first.record(Duration.ZERO);
            registry.remove(first);
        }

        @Bean
        WorklogGauges worklogGauges(
                Worklog worklog, WorklogMetrics metrics, MeterRegistry registry) {
            return new WorklogGauges(worklog, metrics, registry);
        }
    }

    /** Spans, and timers of what callers wait for. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ObservationRegistry.class, DefaultMeterObservationHandler.class})
    static class ObservationPart {
        @Bean
        WorklogBuilderCustomizer worklogObservedCalls(
                ObjectProvider<ObservationRegistry> observations,
                ObjectProvider<MeterRegistry> meters) {
            return builder -> {
                ObservationRegistry registry =
                        registry(observations.getIfUnique(), meters.getIfUnique());
                if (!registry.isNoop()) {
                    builder.observer(new ObservedCalls(registry));
                }
            };
        }

        /** An application that has figures and no observations gets the timers all the same. */
        private static ObservationRegistry registry(
                @Nullable ObservationRegistry host, @Nullable MeterRegistry meters) {
            if (host != null || meters == null) {
                return host == null ? ObservationRegistry.NOOP : host;
            }
            ObservationRegistry own = ObservationRegistry.create();
            own.observationConfig()
                    .observationHandler(
                            new DefaultMeterObservationHandler(
                                    meters,
                                    DefaultMeterObservationHandler.IgnoredMeters.LONG_TASK_TIMER));
            return own;
        }
    }
}
