package io.worklog.server.export;

import io.worklog.server.job.Job;
import io.worklog.server.job.JobFailedException;
import io.worklog.server.job.JobRun;
import io.worklog.server.job.JobWorker;
import io.worklog.server.trail.Trail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Does exports, one row at a time; whatever is written is whole under its name or not there. */
final class ExportWorker implements JobWorker {
    static final String KIND = "export";
    private static final String PART = "export.part";

    private final ExportTasks tasks;
    private final Trail trail;
    private final ExportProperties properties;
    private final BundleExport bundles;
    private final ExportHistory history;
    private final JsonMapper json;

    ExportWorker(
            ExportTasks tasks,
            Trail trail,
            ExportProperties properties,
            BundleExport bundles,
            ExportHistory history,
            JsonMapper json) {
        this.tasks = tasks;
        this.trail = trail;
        this.properties = properties;
        this.bundles = bundles;
        this.history = history;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(JobRun run) throws IOException {
        ExportTask task = tasks.of(run.job());
        Path part = run.folder().resolve(PART);
        long rows =
                task.order().format() == ExportFormat.BUNDLE
                        ? bundles.write(run, task, trail.of(task.query().project()), part)
                        : rows(run, task, part);
        Path file = run.folder().resolve(fileName(task.order().format()));
        ExportResult result = new ExportResult(rows, Files.size(part), Digests.sha256(part));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return json.writeValueAsString(result);
    }

    static String fileName(ExportFormat format) {
        return "export." + format.suffix();
    }

    private long rows(JobRun run, ExportTask task, Path part) throws IOException {
        Optional<ExportCheckpoint> last =
                run.checkpoint()
                        .map(text -> json.readValue(text, ExportCheckpoint.class))
                        .filter(point -> task.order().format().goesOn());
        long length = last.map(ExportCheckpoint::bytes).orElse(0L);
        String after = last.map(ExportCheckpoint::after).orElse(null);
        long done = last.map(ExportCheckpoint::rows).orElse(0L);
        try (RowSink sink = tasks.sink(run.job(), task, part, length);
                Stream<ExportRow> rows = task.source().rows(task.query(), after)) {
            long all = copy(run, task, rows.iterator(), sink, done);
            sink.finish();
            return all;
        }
    }

    private long copy(
            JobRun run, ExportTask task, Iterator<ExportRow> rows, RowSink sink, long done)
            throws IOException {
        long total = task.source().estimate(task.query());
        long count = done;
        while (rows.hasNext()) {
            ExportRow row = rows.next();
            sink.row(row);
            count++;
            bounded(task, count);
            run.progress(count, total, "rows");
            if (count % properties.checkpointRows() == 0) {
                checkpoint(run, sink, count, row.position());
            }
        }
        return count;
    }

    private void checkpoint(JobRun run, RowSink sink, long count, String after) throws IOException {
        long bytes = sink.safePoint();
        if (bytes >= 0) {
            run.checkpoint(json.writeValueAsString(new ExportCheckpoint(bytes, count, after)));
        }
    }

    private void bounded(ExportTask task, long count) {
        if (task.order().format() == ExportFormat.PDF && count > properties.pdfRows()) {
            throw new JobFailedException(
                    "a PDF report holds at most "
                            + properties.pdfRows()
                            + " rows; narrow the filter or take another format");
        }
    }

    @Override
    public void ended(Job job) {
        history.ended(job);
    }
}
