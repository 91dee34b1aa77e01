package io.worklog.spring.operate;

import io.worklog.Worklog;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

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
@Import(OperateParts.class)
public final class OperateAutoConfiguration {

    @Bean
    static RecordingWatch worklogRecordingWatch(ObjectProvider<InstantSource> clock) {
        return new RecordingWatch(clock.getIfUnique(InstantSource::system));
    }

    @Bean
    @ConditionalOnMissingBean(name = "worklogSealingLifecycle")
    @ConditionalOnProperty(
            name = "worklog.operate.shutdown.seal",
            havingValue = "true",
            matchIfMissing = true)
    static SealingLifecycle worklogSealingLifecycle(
            ObjectProvider<Worklog> worklog, ObjectProvider<OperateProperties> properties) {
        return new SealingLifecycle(
                worklog::getObject, () -> properties.getObject().shutdown().drain());
    }
}
