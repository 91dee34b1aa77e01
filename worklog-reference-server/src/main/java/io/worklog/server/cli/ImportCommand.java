package io.worklog.server.cli;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.event.UuidV7;
import io.worklog.server.importer.ImportPlan;
import io.worklog.server.importer.ImportReport;
import io.worklog.server.importer.Importer;
import io.worklog.server.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worklog import}: brings a file of audit records into a log. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    private static final String SOURCE = "import";

    private final Call call;

    @Mixin LogOptions target;

    @Option(names = "--map", required = true, paramLabel = "MAPPING", descriptionKey = "import.map")
    String map;

    @Option(names = "--format", paramLabel = "ndjson|csv", descriptionKey = "import.format")
    @Nullable Format format;

    @Option(names = "--dry-run", descriptionKey = "import.dryRun")
    boolean dryRun;

    @Option(names = "--rejects", paramLabel = "FILE", descriptionKey = "import.rejects")
    @Nullable Path rejects;

    @Option(
            names = "--from-line",
            paramLabel = "N",
            defaultValue = "1",
            descriptionKey = "import.fromLine")
    long fromLine;

    @Parameters(paramLabel = "FILE", descriptionKey = "import.file")
    Path file;

    ImportCommand(Call call) {
        this.call = call;
    }

    /** What an input file holds. */
    enum Format {
        ndjson,
        csv
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw call.failure(ExitCode.USAGE, "error.noFile", file);
        }
        call.session().logId(target.log);
        Path rejected = rejects == null ? defaultRejects() : rejects;
        ImportPlan plan =
                new ImportPlan(file, Mappings.named(map), target.log, isCsv(), fromLine, rejected);
        ProgressBar bar = new ProgressBar(call.session());
        Importer importer =
                new Importer(
                        plan,
                        call.session().clock(),
                        new UuidV7(call.session().clock(), call.session().random()),
                        bar);
        ImportReport report = dryRun ? importer.dryRun() : add(importer);
        bar.end();
        print(report, rejected, bar.perSecond(report.lines()));
        return ExitCode.OK;
    }

    private ImportReport add(Importer importer) throws IOException {
        try (Worklog worklog = call.session().open(target.place(), SOURCE)) {
            AuditLog log = worklog.log(target.log);
            ImportReport report = importer.into(log);
            Session.awaitIndex(log);
            return report;
        }
    }

    private boolean isCsv() {
        return format == null ? ImportPlan.looksLikeCsv(file) : format == Format.csv;
    }

    private Path defaultRejects() {
        return target.dir
                .resolve("rejects")
                .resolve(target.log + "-" + file.getFileName() + ".ndjson");
    }

    private void print(ImportReport report, Path rejected, long perSecond) {
        if (call.json()) {
            call.terminal().out().println(json(report, rejected, perSecond));
            return;
        }
        call.say(
                dryRun ? "import.dry" : "import.done",
                report.lines(),
                report.accepted(),
                report.alreadyThere(),
                report.rejected(),
                perSecond);
        if (report.truncated() > 0) {
            call.say("import.truncated", report.truncated());
        }
        if (report.withoutTime() > 0) {
            call.say("import.withoutTime", report.withoutTime());
        }
        if (report.rejected() > 0) {
            report.firstRejects()
                    .forEach(one ->
                            call.say("import.reject", Long.toString(one.line()), one.reason()));
            call.say("import.rejectFile", rejected);
        }
    }

    private Json json(ImportReport report, Path rejected, long perSecond) {
        List<Json> first =
                report.firstRejects().stream()
                        .map(one ->
                                Json.object().put("line", one.line()).put("reason", one.reason()))
                        .toList();
        return Json.object()
                .put("log", target.log)
                .put("mapping", map)
                .put("file", file.toString())
                .put("dryRun", dryRun)
                .put("lines", report.lines())
                .put("accepted", report.accepted())
                .put("alreadyThere", report.alreadyThere())
                .put("rejected", report.rejected())
                .put("truncated", report.truncated())
                .put("withoutTime", report.withoutTime())
                .put("perSecond", perSecond)
                .put("rejectFile", report.rejected() > 0 ? rejected.toString() : null)
                .put("firstRejects", first);
    }
}
