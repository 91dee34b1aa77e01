package io.worklog.spring.operate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.worklog.Worklog;
import io.worklog.metrics.WorklogMetrics;
import io.worklog.spring.WorklogBuilderCustomizer;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/** Health, the endpoint, figures, spans and the orderly end. */
@AutoConfiguration(
        afterName = {
            "io.worklog.spring.autoconfigure.WorklogAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure"
                    + ".CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple"
                    + ".SimpleMetricsExportAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure"
                    + ".ObservationAutoConfiguration"
        })
@ConditionalOnBean(Worklog.class)
@EnableConfigurationProperties(OperateProperties.class)
public final class OperateAutoConfiguration {

    @Bean
    RecordingWatch worklogRecordingWatch(ObjectProvider<InstantSource> clock) {
        return new RecordingWatch(clock.getIfUnique(InstantSource::system));
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(
            name = "worklog.operate.shutdown.seal",
            havingValue = "true",
            matchIfMissing = true)
    SealingLifecycle worklogSealingLifecycle(
            Worklog worklog, ObjectProvider<OperateProperties> properties) {
        return new SealingLifecycle(worklog, () -> properties.getObject().shutdown().drain());
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
