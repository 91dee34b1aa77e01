package io.worklog.server.job;

import io.worklog.server.job.JobLeases.Lease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run that says what it has to say under its lease. Another thread may stop it. */
final class LeasedRun implements JobRun {
    private static final Duration WRITTEN = Duration.ofSeconds(1);

    private final JobLeases leases;
    private final Lease lease;
    private final Path folder;
    private final InstantSource clock;
    private @Nullable String checkpoint;
    private Instant written = Instant.EPOCH;
    private long attempt;
    private volatile boolean stopped;

    LeasedRun(JobLeases leases, Lease lease, Path folder, InstantSource clock) {
        this.leases = leases;
        this.lease = lease;
        this.folder = folder;
        this.clock = clock;
        this.checkpoint = lease.checkpoint();
        this.attempt = lease.attempt();
    }

    /** Runs since the last checkpoint, with this one. */
    long attempt() {
        return attempt;
    }

    Lease lease() {
        return lease;
    }

    /** The run is to end at its next word. */
    void stop() {
        stopped = true;
    }

    @Override
    public Job job() {
        return lease.job();
    }

    @Override
    public void progress(long done, long total, String unit) {
        goOn(!stopped);
        Instant now = clock.instant();
        if (Duration.between(written, now).compareTo(WRITTEN) >= 0) {
            written = now;
            goOn(leases.progress(lease, done, total, unit));
        }
    }

    @Override
    public Optional<String> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    @Override
    public void checkpoint(String state) {
        goOn(!stopped);
        goOn(leases.checkpoint(lease, state));
        checkpoint = state;
        attempt = 1;
    }

    @Override
    public Path folder() {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void goOn(boolean may) {
        if (!may) {
            stopped = true;
            throw new JobCancelledException(lease.job().id());
        }
    }
}
