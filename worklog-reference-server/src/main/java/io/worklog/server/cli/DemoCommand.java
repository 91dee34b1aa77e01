package io.worklog.server.cli;

import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.event.UuidV7;
import io.worklog.log.LogIndex;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.server.importer.ImportPlan;
import io.worklog.server.importer.ImportReport;
import io.worklog.server.importer.Importer;
import io.worklog.server.mapping.Mappings;
import io.worklog.verify.VerifyOptions;
import io.worklog.verify.VerifyReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code worklog demo}: the whole idea in a few seconds, on real records. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    private static final String SAMPLE = "/io/worklog/server/demo/git-macrozheng-mall.ndjson.gz";
    private static final String LOG = "work";
    private static final TargetRef OBJECT = new TargetRef("file", "pom.xml");
    private static final LogIndex VICTIM = LogIndex.of(304);

    private final Call call;

    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "demo.dir")
    @Nullable Path wanted;

    DemoCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = folder();
        title("demo.1", folder);
        ImportReport imported = fill(folder);
        title("demo.2", OBJECT.id());
        byte[] victim = history(folder);
        title("demo.3");
        boolean held = new ReportPrinter(call).print(check(folder)) == ExitCode.OK;
        Tampering tampering = Tampering.of(folder, victim);
        title("demo.4", VICTIM.toString(), tampering.place(), victim.length);
        tampering.apply();
        call.terminal().line("  " + tampering.file());
        title("demo.5");
        List<VerifyReport> after = check(folder);
        new ReportPrinter(call).print(after);
        boolean caught =
                after.stream()
                        .flatMap(report -> report.faults().stream())
                        .anyMatch(fault -> fault.index().equals(VICTIM));
        end(caught);
        return held && caught && imported.rejected() == 0 ? ExitCode.OK : ExitCode.NOT_VERIFIED;
    }

    private Path folder() throws IOException {
        if (wanted == null) {
            return Files.createTempDirectory("worklog-demo-");
        }
        if (Files.exists(wanted)) {
            throw new FileAlreadyExistsException(wanted.toString());
        }
        return Files.createDirectories(wanted);
    }

    private ImportReport fill(Path folder) throws IOException {
        Path sample = folder.resolve("sample.ndjson.gz");
        try (InputStream in = DemoCommand.class.getResourceAsStream(SAMPLE)) {
            if (in == null) {
                throw new IllegalStateException("the sample is not in the jar");
            }
            Files.copy(in, sample);
        }
        Instant began = call.session().clock().instant();
        ImportPlan plan =
                new ImportPlan(
                        sample, Mappings.named("git"), LOG, false, 1, folder.resolve("rejects"));
        UuidV7 ids = new UuidV7(call.session().clock(), call.session().random());
        ImportReport report;
        try (Worklog worklog = call.session().open(Place.folder(folder), "demo")) {
            report =
                    new Importer(plan, call.session().clock(), ids, (records, read, total) -> {})
                            .into(worklog.log(LOG));
        }
        long millis = Duration.between(began, call.session().clock().instant()).toMillis();
        call.say("demo.imported", report.accepted(), report.rejected(), millis);
        return report;
    }

    /** Prints the object's history and gives the sealed bytes of the entry that will be changed. */
    private byte[] history(Path folder) {
        try (Worklog worklog = call.session().read(Place.folder(folder))) {
            AuditLog log = call.session().log(worklog, LOG);
            Timeline timeline = new Timeline(call, OBJECT);
            EventQuery query = EventQuery.of(log.id()).target(OBJECT.type(), OBJECT.id()).build();
            log.find(query, PageRequest.oldest(PageRequest.MAX_LIMIT))
                    .events()
                    .forEach(timeline::print);
            return log.entry(VICTIM).map(RecordedEvent::sealed).orElseThrow();
        }
    }

    private List<VerifyReport> check(Path folder) {
        return new FolderCheck(call, Place.folder(folder))
                .verify(call.session().logId(LOG), false, null, VerifyOptions.with(null));
    }

    private void title(String key, Object... arguments) {
        call.terminal().line("");
        call.terminal().line(call.terminal().bold(call.text(key, arguments)));
    }

    private void end(boolean caught) {
        Terminal terminal = call.terminal();
        String sentence =
                caught ? call.text("demo.caught", VICTIM.toString()) : call.text("demo.notCaught");
        terminal.line(caught ? terminal.green(sentence) : terminal.red(sentence));
        terminal.line("");
        call.say("demo.next");
        hint("import", "worklog import --dir data --log audit --map git history.ndjson.gz");
        hint("query", "worklog query --dir data --log audit --text \"接口 order\"");
        hint("export", "worklog export --dir data --log audit --format c2sp out");
    }

    private void hint(String which, String command) {
        call.terminal().line("  " + call.terminal().bold("./" + command));
        call.terminal().line("      " + call.text("demo.hint." + which));
    }
}
