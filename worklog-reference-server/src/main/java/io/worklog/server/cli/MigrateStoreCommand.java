package io.worklog.server.cli;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.error.IntegrityException;
import io.worklog.file.FileSigningKeys;
import io.worklog.log.LogId;
import io.worklog.server.store.StoreUrl;
import io.worklog.spi.LogStore;
import io.worklog.transfer.LogTransfer;
import io.worklog.transfer.TransferPlan;
import io.worklog.transfer.TransferReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code worklog migrate-store}: copies logs from one store to another, and verifies the copy. */
@Command(name = "migrate-store")
final class MigrateStoreCommand implements Callable<Integer> {
    private static final String ALL = "all";

    private final Call call;

    @Option(names = "--from", required = true, paramLabel = "URL", descriptionKey = "migrate.from")
    String from;

    @Option(names = "--to", required = true, paramLabel = "URL", descriptionKey = "migrate.to")
    String to;

    @Option(names = "--log", paramLabel = "NAME|all", descriptionKey = "migrate.log")
    List<String> logs = List.of(ALL);

    @Option(names = "--keys", paramLabel = "DIR", descriptionKey = "migrate.keys")
    @Nullable Path keys;

    @Option(names = "--dry-run", descriptionKey = "migrate.dryRun")
    boolean dryRun;

    MigrateStoreCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() {
        if (from.equals(to)) {
            throw call.failure(ExitCode.USAGE, "error.migrateSame");
        }
        StoreUrls urls = new StoreUrls(call.session());
        FileSigningKeys held = FileSigningKeys.open(keyFolder(urls), call.session().random());
        try (LogStore source = urls.logs(from, StoreUrls.FROM_PASSWORD, false);
                LogStore target =
                        dryRun
                                ? urls.look(to, StoreUrls.TO_PASSWORD)
                                : urls.logs(to, StoreUrls.TO_PASSWORD, true)) {
            MigrateProgress progress = new MigrateProgress(call);
            LogTransfer transfer =
                    LogTransfer.between(source, target, progress, call.session().clock());
            return dryRun
                    ? plan(transfer, chosen(source))
                    : copy(transfer, chosen(source), held, progress);
        }
    }

    /** Keys are beside the logs of a folder; for logs that are elsewhere it must be said. */
    private Path keyFolder(StoreUrls urls) {
        if (keys != null) {
            return keys;
        }
        for (String url : List.of(from, to)) {
            StoreUrl parsed = urls.parse(url);
            boolean folder = parsed.kind() == StoreUrl.Kind.FILE;
            if (folder && Files.isDirectory(parsed.folder().resolve("keys"))) {
                return parsed.folder();
            }
        }
        throw call.failure(ExitCode.CONFIGURATION, "error.migrateKeys");
    }

    private List<LogId> chosen(LogStore source) {
        List<LogId> there = source.logs();
        if (logs.contains(ALL)) {
            return there;
        }
        List<LogId> chosen = new ArrayList<>();
        for (String name : logs) {
            LogId log = call.session().logId(name);
            if (!there.contains(log)) {
                throw call.failure(ExitCode.USAGE, "error.noLog", name, there);
            }
            chosen.add(log);
        }
        return chosen;
    }

    private int plan(LogTransfer transfer, List<LogId> chosen) {
        List<Json> all = new ArrayList<>();
        for (LogId log : chosen) {
            TransferPlan plan = transfer.plan(log);
            all.add(
                    Json.object()
                            .put("log", log.value())
                            .put("size", plan.size().value())
                            .put("there", plan.there())
                            .put("left", plan.left()));
            if (!call.json()) {
                call.say("migrate.plan", log, plan.size().value(), plan.there(), plan.left());
            }
        }
        return finish(all, true);
    }

    private int copy(
            LogTransfer transfer,
            List<LogId> chosen,
            FileSigningKeys held,
            MigrateProgress progress) {
        List<Json> all = new ArrayList<>();
        boolean good = true;
        for (LogId log : chosen) {
            TransferReport report;
            try {
                report = transfer.copy(log, history(held, log));
            } finally {
                progress.end();
            }
            good &= report.good();
            all.add(json(report));
            if (!call.json()) {
                say(report);
            }
        }
        return finish(all, good);
    }

    /** Without a key the check says that it could not be made; that is no crash. */
    private static @Nullable KeyHistory history(FileSigningKeys held, LogId log) {
        try {
            return held.history(log);
        } catch (IntegrityException noKeyFile) {
            return null;
        }
    }

    private void say(TransferReport report) {
        String verdict = call.text("migrate.verdict." + word(report));
        String shown =
                report.good() ? call.terminal().green(verdict) : call.terminal().red(verdict);
        call.say(
                "migrate.done",
                report.log(),
                report.size().value(),
                report.copied(),
                report.resumedAt(),
                shown);
    }

    private static String word(TransferReport report) {
        return report.verified() == null ? "unsigned" : report.verified().verdict().word();
    }

    private static Json json(TransferReport report) {
        return Json.object()
                .put("log", report.log().value())
                .put("size", report.size().value())
                .put("minIndex", report.minIndex())
                .put("copied", report.copied())
                .put("resumedAt", report.resumedAt())
                .put("erased", report.erased())
                .put("verdict", word(report));
    }

    private int finish(List<Json> all, boolean good) {
        if (call.json()) {
            call.terminal().out().println(Json.object().put("dryRun", dryRun).put("logs", all));
        } else if (all.isEmpty()) {
            call.say("migrate.nothing");
        }
        return good ? ExitCode.OK : ExitCode.NOT_VERIFIED;
    }
}
