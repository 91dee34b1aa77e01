package io.worklog.server.trail;

import io.worklog.Worklog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The logs, as a bean. */
@Configuration(proxyBeanMethods = false)
public class TrailConfiguration {
    @Bean
    Trail trail(Worklog worklog) {
        return new WorklogTrail(worklog);
    }
}
