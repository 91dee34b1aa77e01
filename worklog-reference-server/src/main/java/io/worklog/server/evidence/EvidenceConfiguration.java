package io.worklog.server.evidence;

import io.worklog.sentence.TextSource;
import io.worklog.server.access.HoldDirectory;
import io.worklog.server.access.PersonalData;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.job.Jobs;
import io.worklog.server.store.StoreUrl;
import io.worklog.server.store.Stores;
import io.worklog.server.survey.StorageSource;
import io.worklog.server.trail.Trail;
import io.worklog.server.vault.Vault;
import io.worklog.spi.EvidenceStore;
import io.worklog.spring.sentence.TextFiles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceProperties.class)
@Import({EvidenceController.class, UploadController.class, LimitsController.class})
public class EvidenceConfiguration {
    private static final Duration UPKEEP = Duration.ofMinutes(5);

    /** The log closes it, after its last event. */
    @Bean(destroyMethod = "")
    EvidenceStore evidenceStore(
            EvidenceProperties properties,
            Vault vault,
            Database database,
            Ids ids,
            InstantSource clock) {
        EvidenceStore below =
                Stores.evidence(StoreUrl.parse(properties.store()), properties.storePassword());
        return new SealedEvidenceStore(below, new BlobRows(database, clock), vault, database, ids);
    }

    @Bean
    EvidenceRows evidenceRows(Database database) {
        return new EvidenceRows(database);
    }

    @Bean
    LimitRows limitRows(Database database, EvidenceProperties properties) {
        return new LimitRows(database, properties);
    }

    @Bean
    Custody custody(Trail trail) {
        return new Custody(trail);
    }

    @Bean
    ProjectFiles projectFiles(
            EvidenceRows rows, EvidenceStore store, Custody custody, Database database) {
        return new ProjectFiles(rows, store, custody, database);
    }

    @Bean
    Intake intake(
            EvidenceStore store,
            EvidenceRows rows,
            ObjectProvider<EvidenceScanner> scanners,
            EvidenceProperties properties,
            Database database,
            Trail trail,
            Ids ids,
            InstantSource clock) {
        return new Intake(store, rows, scanner(scanners, properties), database, trail, ids, clock);
    }

    private static @Nullable EvidenceScanner scanner(
            ObjectProvider<EvidenceScanner> scanners, EvidenceProperties properties) {
        return scanners.getIfAvailable(() ->
                Optional.ofNullable(properties.clamav())
                        .filter(address -> !address.isBlank())
                        .map(ClamdScanner::new)
                        .orElse(null));
    }

    @Bean
    Uploads uploads(
            LimitRows limits,
            Intake intake,
            Vault vault,
            EvidenceProperties properties,
            Database database,
            Ids ids,
            InstantSource clock) {
        return new Uploads(
                new UploadRows(database),
                limits,
                new Staging(properties.uploads(), vault, ids),
                intake,
                ids,
                clock,
                properties.uploadTtl());
    }

    @Bean
    Download download(ProjectFiles files, Custody custody) {
        return new Download(files, custody);
    }

    @Bean
    Thumbnails thumbnails(ProjectFiles files) {
        return new Thumbnails(files);
    }

    @Bean
    EvidenceErasure evidenceErasure(EvidenceRows rows, Database database, Trail trail) {
        return new FileRemoval(rows, database, trail);
    }

    @Bean
    PersonalData evidencePersonalData(EvidenceRows rows) {
        return new EvidencePersonalData(rows);
    }

    @Bean
    Upkeep evidenceUpkeep(
            EvidenceRows rows,
            Uploads uploads,
            ProjectFiles files,
            EvidenceErasure removal,
            ObjectProvider<EvidenceScanner> scanners,
            EvidenceProperties properties,
            ProjectDirectory projects,
            HoldDirectory holds,
            Database database,
            Trail trail,
            InstantSource clock) {
        return new Upkeep(
                rows,
                uploads,
                files,
                removal,
                scanner(scanners, properties),
                new Upkeep.Surroundings(
                        projects, holds, database, trail, clock, properties.orphanAfter()));
    }

    @Bean
    SmartInitializingSingleton evidenceUpkeepSchedule(Jobs jobs) {
        return () -> jobs.repeat(Upkeep.KIND, UPKEEP);
    }

    @Bean
    EvidenceEvents evidenceEvents() {
        return new EvidenceEvents();
    }

    @Bean
    TextSource evidenceSentences() {
        ClassLoader loader = EvidenceConfiguration.class.getClassLoader();
        return new TextFiles(loader, "io/worklog/server/evidence/sentences").read(List.of());
    }

    @Bean
    ProblemCatalog.Codes evidenceProblems() {
        return ProblemCatalog.Codes.of(EvidenceProblem.class);
    }

    @Bean
    StorageSource evidenceStorage(Database database) {
        return new EvidenceStorage(database);
    }
}
