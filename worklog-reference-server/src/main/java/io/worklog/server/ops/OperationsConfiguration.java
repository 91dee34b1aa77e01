package io.worklog.server.ops;

import io.worklog.Worklog;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.db.Database;
import io.worklog.server.job.Jobs;
import io.worklog.server.survey.AlertSource;
import io.worklog.server.survey.StorageSource;
import io.worklog.spi.CheckpointAnchor;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** What people who run the server see of it over REST. */
@Configuration(proxyBeanMethods = false)
@Import({AnchorConfiguration.class, OperationsController.class})
class OperationsConfiguration {
    @Bean
    Disk dataDisk(Environment environment) {
        return new Disk(Path.of(environment.getProperty("worklog.server.data", "data")));
    }

    @Bean
    SealTimes sealTimes(InstantSource clock) {
        return new SealTimes(clock);
    }

    @Bean
    LogList logList(Worklog worklog, ProjectDirectory projects) {
        return new LogList(worklog, projects);
    }

    @Bean
    AnchorList anchorList(ObjectProvider<CheckpointAnchor> anchors) {
        return new AnchorList(anchors);
    }

    @Bean
    LogFacts logFacts(Worklog worklog, SealTimes seals, AnchorList anchors) {
        return new LogFacts(worklog, seals, anchors);
    }

    @Bean
    HealthSource healthSource(StatusSource status, Watch watch, Disk disk) {
        return new HealthSource(status, watch, disk);
    }

    @Bean
    SampleRows sampleRows(Database database) {
        return new SampleRows(database);
    }

    @Bean
    StorageReport storageReport(
            SampleRows rows, StorageSampler sampler, Disk disk, InstantSource clock) {
        return new StorageReport(rows, sampler::first, disk, clock);
    }

    @Bean
    StorageSource logStorage(Worklog worklog, LogList logs, Environment environment) {
        boolean files = "file".equals(environment.getProperty("worklog.store"));
        String folder = environment.getProperty("worklog.directory");
        Path logFiles = files && folder != null ? Path.of(folder).resolve("logs") : null;
        return new LogStorage(worklog, logs, logFiles);
    }

    @Bean
    StorageSampler storageSampler(
            ObjectProvider<StorageSource> sources,
            LogList logs,
            Disk disk,
            SampleRows rows,
            InstantSource clock) {
        return new StorageSampler(sources, logs, disk, rows, clock);
    }

    @Bean
    SmartInitializingSingleton storageSchedule(Jobs jobs) {
        return () -> jobs.repeat(StorageSampler.KIND, StorageSampler.EVERY);
    }

    @Bean
    AlertSource logAlerts(
            Worklog worklog,
            LogList logs,
            LogFacts facts,
            AnchorList anchors,
            InstantSource clock) {
        return new LogAlerts(worklog, logs, facts, anchors, clock);
    }

    @Bean
    AlertSource serverAlerts(
            StatusSource status, Watch watch, StorageReport storage, InstantSource clock) {
        return new ServerAlerts(status, watch, storage, clock);
    }
}
