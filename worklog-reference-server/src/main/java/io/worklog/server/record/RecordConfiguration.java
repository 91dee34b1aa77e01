package io.worklog.server.record;

import io.worklog.sentence.TextSource;
import io.worklog.server.access.PersonDirectory;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.evidence.EvidenceFiles;
import io.worklog.server.job.Jobs;
import io.worklog.server.project.FieldSchemas;
import io.worklog.server.project.Projects;
import io.worklog.server.trail.Trail;
import io.worklog.spring.sentence.TextFiles;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordProperties.class)
@Import({
    RecordTables.class,
    RecordController.class,
    StepController.class,
    BulkController.class,
    VersionController.class,
    CommentController.class,
    TrailController.class,
    StatisticsController.class,
    MyWorkController.class,
    NotificationController.class
})
public class RecordConfiguration {
    @Bean
    ContentMaker contentMaker(
            Projects projects,
            FieldSchemas schemas,
            ObjectProvider<PersonDirectory> people,
            RecordRows rows,
            InstantSource clock,
            JsonMapper json) {
        return new ContentMaker(projects, schemas, people, rows, clock, json);
    }

    @Bean
    RecordWork recordWork(
            Database database,
            RecordRows rows,
            VersionRows versions,
            TermRows terms,
            StepRows steps,
            ContentMaker maker,
            ObjectProvider<EvidenceFiles> files,
            Trail trail,
            Ids ids,
            InstantSource clock,
            RecordProperties properties) {
        return new RecordWork(
                database,
                rows,
                versions,
                terms,
                steps,
                maker,
                new RecordEvidence(files, versions),
                trail,
                ids,
                clock,
                properties.editSession());
    }

    @Bean
    Mover mover(
            RecordRows rows,
            VersionRows versions,
            StepRows steps,
            NotificationRows notifications,
            WaitingNotices waiting,
            ContentMaker maker,
            ProjectDirectory directory,
            InstantSource clock,
            JsonMapper json) {
        return new Mover(
                rows,
                versions,
                steps,
                notifications,
                waiting,
                maker,
                new ContentDigests(json),
                directory,
                clock);
    }

    @Bean
    StepWork stepWork(
            Database database, RecordRows rows, Mover mover, Projects projects, Trail trail) {
        return new StepWork(database, rows, mover, projects, trail);
    }

    @Bean
    CommentWork commentWork(
            Database database,
            RecordRows rows,
            CommentRows comments,
            StepRows steps,
            Trail trail,
            Ids ids,
            InstantSource clock) {
        return new CommentWork(database, rows, comments, steps, trail, ids, clock);
    }

    @Bean
    RecordExport recordExport(RecordLists lists, VersionRows versions, JsonMapper json) {
        return new RecordExport(lists, versions, json);
    }

    @Bean
    RecordReader recordReader(
            RecordRows rows, VersionRows versions, TermRows terms, StepRows steps, Trail trail) {
        return new RecordReader(rows, versions, terms, steps, trail);
    }

    @Bean
    RecordCheck recordCheck(
            RecordRows rows, VersionRows versions, StepRows steps, JsonMapper json, Trail trail) {
        return new RecordCheck(rows, versions, steps, new ContentDigests(json), trail);
    }

    @Bean
    ViewTrail viewTrail(Projects projects, Trail trail) {
        return new ViewTrail(projects, trail);
    }

    @Bean
    MyWork myWork(Database database, RecordRows rows, Projects projects, ViewTrail views) {
        return new MyWork(new MyRecords(database, rows), projects, views);
    }

    @Bean
    ReminderWorker reminderWorker(
            Database database,
            Projects projects,
            RecordRows rows,
            WaitingNotices notices,
            InstantSource clock) {
        return new ReminderWorker(database, projects, rows, notices, clock);
    }

    @Bean
    SmartInitializingSingleton recordReminders(
            ObjectProvider<Jobs> jobs, RecordProperties properties) {
        return () ->
                jobs.ifAvailable(all -> all.repeat(ReminderWorker.KIND, properties.reminders()));
    }

    @Bean
    RecordPersonalData recordPersonalData(Database database, VersionRows versions) {
        return new RecordPersonalData(database, versions);
    }

    @Bean
    RecordEvents recordEvents() {
        return new RecordEvents();
    }

    @Bean
    ProblemCatalog.Codes recordProblems() {
        return ProblemCatalog.Codes.of(RecordProblem.class);
    }

    @Bean
    TextSource recordSentences() {
        ClassLoader loader = RecordConfiguration.class.getClassLoader();
        return new TextFiles(loader, "io/worklog/server/record/sentences").read(List.of());
    }
}
