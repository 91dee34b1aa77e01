package io.worklog.server.trail;

import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.spring.WorklogBuilderCustomizer;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The logs, as a bean. */
@Configuration(proxyBeanMethods = false)
public class TrailConfiguration {
    /** Logs and everything else go by one clock. */
    @Bean
    WorklogBuilderCustomizer worklogClock(InstantSource clock) {
        return builder -> builder.clock(clock);
    }

    /** A damaged log of one project keeps nobody from the others. */
    @Bean
    WorklogBuilderCustomizer worklogQuarantine() {
        return WorklogBuilder::quarantine;
    }

    @Bean
    Trail trail(Worklog worklog) {
        return new WorklogTrail(worklog);
    }
}
