package io.worklog.spring.autoconfigure;

import io.worklog.Worklog;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Opens one {@link Worklog} at {@code worklog.directory} and closes it, sealed, at shutdown. It does
 * nothing in an application that has a {@link Worklog} bean of its own.
 */
@AutoConfiguration
@EnableConfigurationProperties(WorklogProperties.class)
public final class WorklogAutoConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Worklog worklog(WorklogProperties properties) {
        return Worklog.open(properties.directory());
    }
}
