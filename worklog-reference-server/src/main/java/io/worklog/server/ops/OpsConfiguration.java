package io.worklog.server.ops;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.worklog.Worklog;
import io.worklog.server.api.ProblemWriter;
import io.worklog.server.db.Database;
import io.worklog.server.db.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ManagementProperties.class)
@Import({ProblemPages.class, OpenApiPage.class, OperationsConfiguration.class})
public class OpsConfiguration {
    @Bean
    Life life() {
        return new Life();
    }

    @Bean
    Draining draining(Life life, ManagementProperties settings) {
        return new Draining(life, settings);
    }

    @Bean
    FilterRegistrationBean<RequestGate> requestGate(Life life, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new RequestGate(life, problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean(destroyMethod = "close")
    Watch watch(
            Database database,
            Migrations migrations,
            Worklog worklog,
            Environment environment,
            ManagementProperties settings) {
        Path data = Path.of(environment.getProperty("worklog.server.data", "data"));
        return new Watch(
                List.of(
                        new DatabasePart(database, migrations),
                        new LogPart(worklog),
                        new DiskPart(data, settings.minFreeSpace())),
                settings);
    }

    @Bean
    StatusSource statusSource(
            Life life,
            Watch watch,
            Migrations migrations,
            Worklog worklog,
            Environment environment,
            InstantSource clock) {
        return new StatusSource(life, watch, migrations, worklog, environment, clock.instant());
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("${worklog.server.management.port:9090} >= 0")
    ManagementServer managementServer(
            ManagementProperties settings,
            Life life,
            Watch watch,
            StatusSource status,
            ObjectProvider<PrometheusMeterRegistry> metrics)
            throws IOException {
        return new ManagementServer(
                settings,
                life,
                watch,
                status,
                () -> metrics.stream().map(PrometheusMeterRegistry::scrape).findFirst().orElse(""));
    }
}
