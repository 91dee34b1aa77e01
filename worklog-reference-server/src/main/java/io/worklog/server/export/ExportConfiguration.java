package io.worklog.server.export;

import io.worklog.sentence.Sentences;
import io.worklog.sentence.TextSource;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.job.Jobs;
import io.worklog.server.trail.Trail;
import io.worklog.spring.sentence.TextFiles;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportProperties.class)
@Import(ExportController.class)
public class ExportConfiguration {
    @Bean
    ExportEvents exportEvents() {
        return new ExportEvents();
    }

    @Bean
    TextSource exportTexts() {
        ClassLoader loader = ExportConfiguration.class.getClassLoader();
        return new TextFiles(loader, "io/worklog/server/export/sentences").read(List.of());
    }

    @Bean
    ProblemCatalog.Codes exportProblems() {
        return ProblemCatalog.Codes.of(ExportProblem.class);
    }

    @Bean
    ExportSource eventExportSource(Trail trail, Sentences sentences) {
        return new EventExportSource(trail, sentences);
    }

    @Bean
    ExportTasks exportTasks(
            ProjectDirectory projects,
            List<ExportSource> sources,
            ExportProperties properties,
            JsonMapper json) {
        return new ExportTasks(projects, sources, properties, json);
    }

    @Bean
    ExportTable exportTable(Database database, InstantSource clock, JsonMapper json) {
        return new ExportTable(database, clock, json);
    }

    @Bean
    ExportHistory exportHistory(
            Database database,
            ExportTable table,
            Trail trail,
            ProjectDirectory projects,
            JsonMapper json) {
        return new ExportHistory(database, table, trail, projects, json);
    }

    @Bean
    ExportWorker exportWorker(
            ExportTasks tasks,
            Trail trail,
            ExportProperties properties,
            ExportHistory history,
            InstantSource clock,
            JsonMapper json) {
        BundleExport bundles = new BundleExport(clock, properties.bundleEntries());
        return new ExportWorker(tasks, trail, properties, bundles, history, json);
    }

    @Bean
    Exports exports(
            Database database,
            Jobs jobs,
            ExportTasks tasks,
            ExportTable table,
            ExportHistory history,
            ProjectDirectory projects,
            Trail trail,
            Ids ids,
            JsonMapper json) {
        return new Exports(database, jobs, tasks, table, history, projects, trail, ids, json);
    }
}
