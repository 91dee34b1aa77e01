package io.worklog.server.cli;

import io.worklog.spi.EvidenceStore;
import io.worklog.spi.ListableEvidenceStore;
import io.worklog.transfer.EvidenceReport;
import io.worklog.transfer.EvidenceTransfer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code worklog migrate-files}: copies attached files from one store to another, with a check. */
@Command(name = "migrate-files")
final class MigrateFilesCommand implements Callable<Integer> {
    private final Call call;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "URL",
            descriptionKey = "migrateFiles.from")
    String from;

    @Option(names = "--to", required = true, paramLabel = "URL", descriptionKey = "migrateFiles.to")
    String to;

    @Option(names = "--dry-run", descriptionKey = "migrate.dryRun")
    boolean dryRun;

    MigrateFilesCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        if (from.equals(to)) {
            throw call.failure(ExitCode.USAGE, "error.migrateSame");
        }
        StoreUrls urls = new StoreUrls(call.session());
        MigrateProgress progress = new MigrateProgress(call);
        try (EvidenceStore source = urls.evidence(from, StoreUrls.FROM_PASSWORD);
                EvidenceStore target = urls.evidence(to, StoreUrls.TO_PASSWORD)) {
            EvidenceTransfer transfer =
                    EvidenceTransfer.between(
                            listable(source), target, progress, call.session().clock());
            EvidenceReport report = dryRun ? transfer.plan() : transfer.copy();
            progress.end();
            print(report);
        } finally {
            progress.end();
        }
        return ExitCode.OK;
    }

    private ListableEvidenceStore listable(EvidenceStore source) {
        if (source instanceof ListableEvidenceStore listable) {
            return listable;
        }
        throw call.failure(ExitCode.USAGE, "error.storeUrl.wrong_use", from);
    }

    private void print(EvidenceReport report) {
        if (call.json()) {
            call.terminal()
                    .out()
                    .println(
                            Json.object()
                                    .put("dryRun", dryRun)
                                    .put("copied", report.copied())
                                    .put("bytes", report.bytes())
                                    .put("there", report.there()));
        } else {
            String key = dryRun ? "migrateFiles.plan" : "migrateFiles.done";
            call.say(key, report.copied(), report.bytes(), report.there());
        }
    }
}
