package io.worklog.server.gate;

import io.worklog.server.access.AccessConfiguration;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.api.ProblemWriter;
import io.worklog.server.db.Database;
import io.worklog.server.db.TransactionStart;
import io.worklog.server.job.JobWorker;
import io.worklog.server.job.Jobs;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
public class GateConfiguration {
    @Bean
    @ConditionalOnBooleanProperty(name = "worklog.server.limits.enabled", matchIfMissing = true)
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(
            LimitProperties limits, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new RateLimitFilter(limits, problems));
        registration.setOrder(AccessConfiguration.FILTER_ORDER + 1);
        return registration;
    }

    @Bean
    KeptAnswers keptAnswers(Database database, InstantSource clock) {
        return new KeptAnswers(database, clock);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            KeptAnswers answers, TransactionStart transactions, ProblemWriter problems) {
        var filter = new IdempotencyFilter(answers, transactions, problems);
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(AccessConfiguration.FILTER_ORDER + 2);
        return registration;
    }

    @Bean
    JobWorker idempotencyCleaning(KeptAnswers answers) {
        return new AnswerCleaning(answers);
    }

    @Bean
    SmartInitializingSingleton idempotencyIsCleaned(ObjectProvider<Jobs> jobs) {
        return () -> jobs.getObject().repeat(AnswerCleaning.KIND, Duration.ofHours(1));
    }

    @Bean
    ProblemCatalog.Codes gateProblems() {
        return ProblemCatalog.Codes.of(GateProblem.class);
    }
}
