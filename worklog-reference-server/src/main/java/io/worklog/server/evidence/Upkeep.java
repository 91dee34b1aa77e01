package io.worklog.server.evidence;

import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.retention.HeldException;
import io.worklog.server.access.HoldDirectory;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.db.Database;
import io.worklog.server.evidence.EvidenceRows.Row;
import io.worklog.server.evidence.EvidenceScanner.Verdict;
import io.worklog.server.job.JobRun;
import io.worklog.server.job.JobWorker;
import io.worklog.server.trail.Trail;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops uploads that rested, scans what is quarantined, removes files that nothing needs. */
final class Upkeep implements JobWorker {
    static final String KIND = "evidence-upkeep";
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final int AT_ONCE = 100;
    private static final String GROUND = "nothing needed the file for %d days";

    private final EvidenceRows rows;
    private final Uploads uploads;
    private final ProjectFiles files;
    private final EvidenceErasure removal;
    private final @Nullable EvidenceScanner scanner;
    private final Surroundings around;

    /** What upkeep needs of others. */
    record Surroundings(
            ProjectDirectory projects,
            HoldDirectory holds,
            Database database,
            Trail trail,
            InstantSource clock,
            Duration orphanAfter) {}

    Upkeep(
            EvidenceRows rows,
            Uploads uploads,
            ProjectFiles files,
            EvidenceErasure removal,
            @Nullable EvidenceScanner scanner,
            Surroundings around) {
        this.rows = rows;
        this.uploads = uploads;
        this.files = files;
        this.removal = removal;
        this.scanner = scanner;
        this.around = around;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(JobRun run) {
        long dropped = 0;
        for (int some = AT_ONCE; some == AT_ONCE; dropped += some) {
            some = uploads.dropExpired(AT_ONCE);
            run.progress(dropped, 0, "uploads");
        }
        long scanned = scanQuarantined(run);
        long removed = removeOrphans(run);
        return "{\"uploads\":"
                + dropped
                + ",\"scanned\":"
                + scanned
                + ",\"removed\":"
                + removed
                + "}";
    }

    private long scanQuarantined(JobRun run) {
        String after = "";
        long done = 0;
        List<Row> some = quarantined(after);
        while (!some.isEmpty()) {
            for (Row row : some) {
                after = row.file().id();
                done += scan(row) ? 1 : 0;
                run.progress(done, 0, "files");
            }
            some = quarantined(after);
        }
        return done;
    }

    private List<Row> quarantined(String after) {
        return rows.select(
                Tables.STATE.eq(EvidenceState.QUARANTINED.name()).and(Tables.ID.gt(after)),
                AT_ONCE);
    }

    /** Without a scanner there is nothing that a file could wait for. */
    private boolean scan(Row row) {
        EvidenceScanner scans = scanner;
        try (InputStream in = files.open(row.file(), 0)) {
            settle(row, scans == null ? Verdict.CLEAN : scans.scan(in));
            return true;
        } catch (IOException e) {
            LOG.warn("worklog.evidence.scan-failed {}", row.file().id(), e);
            return false;
        }
    }

    private void settle(Row row, Verdict verdict) {
        EvidenceState next = verdict.clean() ? EvidenceState.AVAILABLE : EvidenceState.INFECTED;
        Optional<ProjectRef> project = project(row);
        as(
                row,
                () ->
                        around.database()
                                .inTransaction(() -> {
                                    String id = row.file().id();
                                    boolean first =
                                            rows.move(
                                                    id,
                                                    EvidenceState.QUARANTINED,
                                                    next,
                                                    verdict.finding());
                                    if (first && project.isPresent()) {
                                        record(project.get(), row.file(), verdict);
                                    }
                                }));
    }

    private void record(ProjectRef project, EvidenceFile file, Verdict verdict) {
        var type = verdict.clean() ? EvidenceEvents.RELEASED : EvidenceEvents.INFECTED;
        var event =
                around.trail()
                        .of(project)
                        .record(type)
                        .target(file.id())
                        .metadata("sha256", file.sha256());
        if (!verdict.clean()) {
            event.metadata("finding", verdict.finding());
        }
        event.commit();
    }

    private long removeOrphans(JobRun run) {
        Instant before = around.clock().instant().minus(around.orphanAfter());
        String after = "";
        long removed = 0;
        List<Row> some = orphans(before, after);
        while (!some.isEmpty()) {
            for (Row row : some) {
                after = row.file().id();
                removed += remove(row) ? 1 : 0;
                run.progress(removed, 0, "files");
            }
            some = orphans(before, after);
        }
        return removed;
    }

    private List<Row> orphans(Instant before, String after) {
        return rows.select(EvidenceRows.orphans(before).and(Tables.ID.gt(after)), AT_ONCE);
    }

    private boolean remove(Row row) {
        EvidenceFile file = row.file();
        Optional<ProjectRef> project = project(row);
        if (project.isEmpty() || held(row)) {
            return false;
        }
        String ground = String.format(GROUND, around.orphanAfter().toDays());
        try {
            as(row, () -> removal.erase(project.get(), file, ground, Actor.system()));
            return true;
        } catch (HeldException held) {
            LOG.info("worklog.evidence.held {} {}", file.id(), held.cases());
            return false;
        }
    }

    private boolean held(Row row) {
        EvidenceFile file = row.file();
        return !around.holds()
                .holding(row.tenant(), file.project(), file.uploadedBy(), file.uploadedAt())
                .isEmpty();
    }

    private Optional<ProjectRef> project(Row row) {
        return around.projects().find(row.tenant(), row.file().project());
    }

    private static void as(Row row, Runnable task) {
        WorklogContext.with(Actor.system(), row.tenant()).run(task);
    }
}
