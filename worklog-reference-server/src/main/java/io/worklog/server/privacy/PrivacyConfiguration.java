package io.worklog.server.privacy;

import io.worklog.sentence.TextSource;
import io.worklog.server.access.PersonDirectory;
import io.worklog.server.access.PersonalData;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.evidence.EvidenceErasure;
import io.worklog.server.job.JobWorker;
import io.worklog.server.job.Jobs;
import io.worklog.server.project.Projects;
import io.worklog.server.survey.AlertSource;
import io.worklog.server.trail.Trail;
import io.worklog.server.vault.Vault;
import io.worklog.spring.sentence.TextFiles;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacyProperties.class)
@Import({
    RequestController.class,
    DisclosureController.class,
    HoldController.class,
    RetentionController.class
})
public class PrivacyConfiguration {
    @Bean
    RequestRows requestRows(Database database) {
        return new RequestRows(database);
    }

    @Bean
    HoldRows holdRows(Database database) {
        return new HoldRows(database);
    }

    @Bean
    HoldCases holdCases(HoldRows rows) {
        return new HoldCases(rows);
    }

    @Bean
    TenantLogs tenantLogs(ProjectDirectory projects, Trail trail) {
        return new TenantLogs(projects, trail);
    }

    @Bean
    HoldWork holdWork(
            HoldRows rows,
            Database database,
            Jobs jobs,
            Trail trail,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        return new HoldWork(rows, database, jobs, trail, ids, clock, json);
    }

    @Bean
    JobWorker holdWorker(HoldRows rows, TenantLogs logs, JsonMapper json) {
        return new HoldWorker(rows, logs, json);
    }

    @Bean
    Erasures erasures(
            RequestRows rows,
            Database database,
            Jobs jobs,
            PersonDirectory people,
            Trail trail,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        return new Erasures(rows, database, jobs, people, trail, ids, clock, json);
    }

    @Bean
    Disclosures disclosures(RequestRows rows, Trail trail, InstantSource clock, JsonMapper json) {
        return new Disclosures(rows, trail, clock, json);
    }

    @Bean
    PersonEraser personEraser(
            EvidenceErasure files, HoldCases holds, ObjectProvider<PersonalData> domain) {
        return new PersonEraser(files, holds, () -> domain.orderedStream().toList());
    }

    @Bean
    JobWorker erasureCounter(
            RequestRows rows,
            TenantLogs logs,
            PersonEraser eraser,
            Database database,
            Trail trail,
            JsonMapper json) {
        return new ErasureWorker(ErasureWorker.COUNT, rows, logs, eraser, database, trail, json);
    }

    @Bean
    JobWorker erasureWorker(
            RequestRows rows,
            TenantLogs logs,
            PersonEraser eraser,
            Database database,
            Trail trail,
            JsonMapper json) {
        return new ErasureWorker(ErasureWorker.ERASE, rows, logs, eraser, database, trail, json);
    }

    @Bean
    RetentionClasses retentionClasses(
            Database database, Trail trail, PrivacyProperties properties) {
        return new RetentionClasses(database, trail, properties);
    }

    @Bean
    JobWorker retentionWorker(
            RetentionClasses classes,
            ProjectDirectory directory,
            Projects projects,
            HoldCases holds,
            Database database,
            Trail trail,
            JsonMapper json) {
        return new RetentionWorker(classes, directory, projects, holds, database, trail, json);
    }

    @Bean
    JobWorker vaultRotation(Vault vault, Database database, Trail trail) {
        return new VaultRotation(vault, database, trail);
    }

    @Bean
    PrivacyEvents privacyEvents() {
        return new PrivacyEvents();
    }

    @Bean
    TextSource privacySentences() {
        ClassLoader loader = PrivacyConfiguration.class.getClassLoader();
        return new TextFiles(loader, "io/worklog/server/privacy/sentences").read(List.of());
    }

    @Bean
    ProblemCatalog.Codes privacyProblems() {
        return ProblemCatalog.Codes.of(PrivacyProblem.class);
    }

    @Bean
    AlertSource privacyAlerts(Database database, InstantSource clock) {
        return new PrivacyAlerts(database, clock);
    }
}
