package io.worklog.server.viewer;

import io.worklog.sentence.TextSource;
import io.worklog.server.access.AccessConfiguration;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.db.Database;
import io.worklog.server.trail.Trail;
import io.worklog.spring.sentence.TextFiles;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ViewerProperties.class)
@Import({ViewerTokenController.class, ViewerController.class})
public class ViewerConfiguration {
    @Bean
    ViewerEvents viewerEvents() {
        return new ViewerEvents();
    }

    @Bean
    TextSource viewerSentences() {
        ClassLoader loader = ViewerConfiguration.class.getClassLoader();
        return new TextFiles(loader, "io/worklog/server/viewer/sentences").read(List.of());
    }

    @Bean
    ProblemCatalog.Codes viewerProblems() {
        return ProblemCatalog.Codes.of(ViewerProblem.class);
    }

    @Bean
    ViewerTokens viewerTokens(
            Database database,
            Trail trail,
            InstantSource clock,
            SecureRandom random,
            ViewerProperties properties) {
        return new ViewerTokens(database, trail, clock, random, properties);
    }

    @Bean
    ViewerTurns viewerTurns(ViewerProperties properties) {
        return new ViewerTurns(properties);
    }

    @Bean
    FilterRegistrationBean<OtherSites> viewerOnOtherSites() {
        var registration = new FilterRegistrationBean<>(new OtherSites());
        registration.addUrlPatterns("/api/v1/viewer/*", "/viewer/*");
        registration.setOrder(AccessConfiguration.FILTER_ORDER - 2);
        return registration;
    }
}
