package io.worklog.spring.source.schedule;

import io.worklog.spring.source.SourceRecorder;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/** Watches scheduled methods, where the application has scheduling enabled. */
@AutoConfiguration(afterName = "io.worklog.spring.source.SourcesAutoConfiguration")
@ConditionalOnBean(SourceRecorder.class)
@ConditionalOnBooleanProperty(name = "worklog.schedule.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ScheduleProperties.class)
public final class ScheduleSourceAutoConfiguration {
    @Lazy
    @Bean
    @ConditionalOnMissingBean
    static RecordedJobs worklogRecordedJobs(
            SourceRecorder recorder, ScheduleProperties properties) {
        return new JobRuns(recorder, properties.runs(), InstantSource.system(), UUID::randomUUID);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(name = TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static ScheduledProxies worklogScheduledProxies(ObjectProvider<RecordedJobs> jobs) {
        return new ScheduledProxies(jobs::getObject);
    }
}
