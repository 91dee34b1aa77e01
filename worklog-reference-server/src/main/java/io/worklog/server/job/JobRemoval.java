package io.worklog.server.job;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.job.Job.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes ended jobs, with their files, when their time is over: first the files, then the row. */
final class JobRemoval implements JobWorker {
    static final String KIND = "job-removal";
    private static final int AT_ONCE = 100;

    private final Database database;
    private final JobProperties properties;
    private final InstantSource clock;

    JobRemoval(Database database, JobProperties properties, InstantSource clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(JobRun run) throws IOException {
        long removed = 0;
        List<String> some = expired();
        while (!some.isEmpty()) {
            for (String id : some) {
                remove(id);
                removed++;
                run.progress(removed, 0, "jobs");
            }
            some = expired();
        }
        return "{\"removed\":" + removed + "}";
    }

    private List<String> expired() {
        return database.sql()
                .select(Tables.ID)
                .from(Tables.JOBS)
                .where(
                        Tables.STATE.in(
                                State.DONE.name(), State.FAILED.name(), State.CANCELLED.name()))
                .and(Tables.DUE.le(Times.micros(clock.instant())))
                .limit(AT_ONCE)
                .fetch(Tables.ID);
    }

    private void remove(String id) throws IOException {
        delete(properties.folder().resolve(id));
        database.sql().deleteFrom(Tables.JOBS).where(Tables.ID.eq(id)).execute();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> found;
            try (Stream<Path> paths = Files.walk(folder)) {
                found = paths.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : found) {
                Files.deleteIfExists(path);
            }
        }
    }
}
