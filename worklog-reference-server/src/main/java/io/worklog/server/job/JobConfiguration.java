package io.worklog.server.job;

import io.worklog.sentence.TextSource;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.db.Database;
import io.worklog.server.db.Engine;
import io.worklog.server.db.Ids;
import io.worklog.server.survey.AlertSource;
import io.worklog.spring.sentence.TextFiles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobProperties.class)
@Import(JobController.class)
public class JobConfiguration {
    private static final Duration REMOVAL = Duration.ofMinutes(10);

    @Bean
    WorkSignal workSignal() {
        return new WorkSignal();
    }

    @Bean
    JobLeases jobLeases(
            Database database,
            Engine engine,
            Ids ids,
            InstantSource clock,
            JobProperties properties) {
        return new JobLeases(database, engine, ids, clock, properties);
    }

    @Bean
    Jobs jobs(
            Database database,
            JobLeases leases,
            Ids ids,
            InstantSource clock,
            JobProperties properties,
            WorkSignal signal,
            ObjectProvider<JobWorker> workers) {
        SqlJobs jobs =
                new SqlJobs(
                        database,
                        leases,
                        ids,
                        clock,
                        properties,
                        new AfterCommit(signal),
                        byKind(workers));
        jobs.repeat(JobRemoval.KIND, REMOVAL);
        return jobs;
    }

    @Bean
    JobWorker jobRemoval(Database database, JobProperties properties, InstantSource clock) {
        return new JobRemoval(database, properties, clock);
    }

    @Bean
    JobNode jobNode(
            Database database,
            JobLeases leases,
            JobProperties properties,
            InstantSource clock,
            WorkSignal signal,
            ObjectProvider<JobWorker> workers) {
        Supplier<Map<String, JobWorker>> kinds = byKind(workers);
        return new JobNode(
                () -> new JobRunner(database, leases, properties, clock, kinds.get()),
                properties,
                signal);
    }

    @Bean
    JobEvents jobEvents() {
        return new JobEvents();
    }

    @Bean
    TextSource jobTexts() {
        ClassLoader loader = JobConfiguration.class.getClassLoader();
        return new TextFiles(loader, "io/worklog/server/job/sentences").read(List.of());
    }

    @Bean
    ProblemCatalog.Codes jobProblems() {
        return ProblemCatalog.Codes.of(JobProblem.class);
    }

    /** Workers may need {@link Jobs} themselves, so they are looked for when they are needed. */
    private static Supplier<Map<String, JobWorker>> byKind(ObjectProvider<JobWorker> workers) {
        return () -> workers.stream().collect(Collectors.toMap(JobWorker::kind, each -> each));
    }

    @Bean
    AlertSource jobAlerts(Database database, InstantSource clock) {
        return new JobAlerts(database, clock);
    }
}
