package io.worklog.server.export;

import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.job.Job;
import io.worklog.server.job.JobCancelledException;
import io.worklog.server.job.JobRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Exports of made-up rows, without a server. */
final class ExportBench {
    static final ProjectRef BRIDGE = ProjectRef.durable("prj_1", "t1", "桥梁检测", "prj_1", false);
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** Rows with a number, a Chinese text, and what a spreadsheet must not run. */
    record MadeUp(long count) implements ExportSource {
        @Override
        public String name() {
            return "made-up";
        }

        @Override
        public Permission needs() {
            return Permission.EVENT_READ;
        }

        @Override
        public List<ExportColumn> columns() {
            return List.of(
                    new ExportColumn("no", "No.", "序号", 8),
                    new ExportColumn("text", "What happened", "事件说明", 60),
                    new ExportColumn("hidden", "Hidden", "隐藏", 0),
                    new ExportColumn("risk", "Risk", "风险", 20));
        }

        @Override
        public List<Problem.Place> faults(Map<String, String> filter) {
            return List.of();
        }

        @Override
        public long estimate(ExportQuery query) {
            return count;
        }

        @Override
        public Stream<ExportRow> rows(ExportQuery query, @Nullable String after) {
            long first = after == null ? 0 : Long.parseLong(after) + 1;
            return LongStream.range(first, count).mapToObj(MadeUp::row);
        }

        static ExportRow row(long n) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(n);
            cells.add("张伟 提交了 工作记录 第" + n + "号，祎、镕、喆，𠮷 \u0007");
            cells.add(null);
            cells.add("=HYPERLINK(\"http://x\",\"" + n + "\")");
            return ExportRow.about(
                    "record", "rec_" + n, Long.toString(n), cells, "{\"n\":" + n + "}");
        }
    }

    /** What a job says, kept; it ends after so many checkpoints. */
    static final class Run implements JobRun {
        private final Job job;
        private final Path folder;
        private @Nullable String checkpoint;
        private final int checkpoints;
        int said;

        Run(Job job, Path folder, @Nullable String checkpoint, int checkpoints) {
            this.job = job;
            this.folder = folder;
            this.checkpoint = checkpoint;
            this.checkpoints = checkpoints;
        }

        @Override
        public Job job() {
            return job;
        }

        @Override
        public void progress(long done, long total, String unit) {
            if (said == checkpoints && done % 10 == 7) {
                throw new JobCancelledException(job.id());
            }
        }

        @Override
        public Optional<String> checkpoint() {
            return Optional.ofNullable(checkpoint);
        }

        @Override
        public void checkpoint(String state) {
            checkpoint = state;
            said++;
        }

        @Override
        public Path folder() {
            try {
                return Files.createDirectories(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private ExportBench() {}

    static Job job(ExportFormat format) {
        ExportOrder order =
                new ExportOrder(
                        "exp_1", "made-up", format, Map.of(), "zh", true, List.of(), false, 9);
        Instant now = Instant.parse("2026-03-01T08:00:00Z");
        return new Job(
                "job_1",
                ExportWorker.KIND,
                "t1",
                BRIDGE.id(),
                "alice",
                "爱丽丝",
                Job.State.RUNNING,
                JSON.writeValueAsString(order),
                0,
                0,
                "",
                null,
                null,
                now,
                null,
                null,
                1);
    }

    /** A worker whose ends nobody hears. */
    @SuppressWarnings("NullAway")
    static ExportWorker worker(long rows, ExportProperties properties) {
        ExportTasks tasks =
                new ExportTasks(new OneProject(), List.of(new MadeUp(rows)), properties, JSON);
        return new ExportWorker(tasks, null, properties, null, null, JSON);
    }

    private static final class OneProject implements ProjectDirectory {
        @Override
        public Optional<ProjectRef> find(String tenant, String id) {
            return Optional.of(BRIDGE);
        }

        @Override
        public List<ProjectRef> all(String tenant) {
            return List.of(BRIDGE);
        }

        @Override
        public Set<Permission> permissions(Caller caller, ProjectRef project) {
            return EnumSet.allOf(Permission.class);
        }
    }
}
