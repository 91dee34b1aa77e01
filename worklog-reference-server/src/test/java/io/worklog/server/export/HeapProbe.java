package io.worklog.server.export;

import io.worklog.server.job.Job;
import io.worklog.server.job.JobRun;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Optional;

/** Looks at the live heap after 10,000 and 190,000 rows. */
final class HeapProbe implements JobRun {
    private static final long EARLY = 10_000;
    private static final long LATE = 190_000;

    private final Job job;
    private final Path folder;
    private long early;
    private long late;

    HeapProbe(Job job, Path folder) {
        this.job = job;
        this.folder = folder;
    }

    long kept() {
        return late - early;
    }

    @Override
    public Job job() {
        return job;
    }

    @Override
    public void progress(long done, long total, String unit) {
        if (done == EARLY) {
            early = live();
        } else if (done == LATE) {
            late = live();
        }
    }

    /** What is left after a collection, which has happened when a weak reference is empty. */
    private static long live() {
        WeakReference<Object> witness = new WeakReference<>(new Object());
        while (witness.get() != null) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public Optional<String> checkpoint() {
        return Optional.empty();
    }

    @Override
    public void checkpoint(String state) {}

    @Override
    public Path folder() {
        return folder;
    }
}
