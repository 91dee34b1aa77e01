package io.worklog.server.ops;

import io.worklog.server.job.JobRun;
import io.worklog.server.job.JobWorker;
import io.worklog.server.survey.StorageSource;
import io.worklog.server.survey.StorageUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** Keeps how much there is of everything: one sample a day, the day's last. */
final class StorageSampler implements JobWorker {
    static final String KIND = "storage-samples";

    /** More often than daily, so that no day is without a sample when a node was down for hours. */
    static final Duration EVERY = Duration.ofHours(6);

    private static final int KEPT_DAYS = 400;

    private final ObjectProvider<StorageSource> sources;
    private final LogList logs;
    private final Disk disk;
    private final SampleRows rows;
    private final InstantSource clock;

    StorageSampler(
            ObjectProvider<StorageSource> sources,
            LogList logs,
            Disk disk,
            SampleRows rows,
            InstantSource clock) {
        this.sources = sources;
        this.logs = logs;
        this.disk = disk;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(JobRun run) throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> tenants = logs.tenants();
        for (int i = 0; i < tenants.size(); i++) {
            run.progress(i, tenants.size(), "tenants");
            sample(tenants.get(i), today);
        }
        sampleDisk(today);
        rows.forget(today.minusDays(KEPT_DAYS));
        return "{\"tenants\":" + tenants.size() + "}";
    }

    /** Takes the sample of a tenant to which the job has not come yet: it is new. */
    void first(String tenant) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            sampleDisk(today);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sample(tenant, today);
    }

    private void sampleDisk(LocalDate today) throws IOException {
        List<StorageUse> space =
                disk.space().map(now -> new StorageUse("disk", "", 1, now.used())).stream()
                        .toList();
        rows.replace("", today, space);
    }

    private void sample(String tenant, LocalDate today) {
        List<StorageUse> uses =
                sources.orderedStream().flatMap(source -> source.storage(tenant).stream()).toList();
        rows.replace(tenant, today, uses);
    }
}
