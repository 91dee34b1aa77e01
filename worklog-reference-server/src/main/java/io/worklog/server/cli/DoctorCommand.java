package io.worklog.server.cli;

import io.worklog.LogHealth;
import io.worklog.Worklog;
import io.worklog.log.LogId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code worklog doctor}: says what is set up wrong on this machine and in a folder. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
    private static final Instant WRITTEN = Instant.parse("2026-11-01T00:00:00Z");
    private static final long ENOUGH_MEBIBYTES = 512;

    private final Call call;
    private final List<Finding> findings = new ArrayList<>();

    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "doctor.dir")
    @Nullable Path dir;

    DoctorCommand(Call call) {
        this.call = call;
    }

    /** How bad a finding is. */
    private enum Level {
        OK,
        WARN,
        BAD
    }

    private record Finding(Level level, String text) {}

    @Override
    public Integer call() throws IOException {
        machine();
        if (dir != null) {
            folder(dir);
        }
        print();
        boolean bad = findings.stream().anyMatch(finding -> finding.level() == Level.BAD);
        return bad ? ExitCode.CONFIGURATION : ExitCode.OK;
    }

    private void machine() {
        add(Level.OK, "doctor.java", Runtime.version(), System.getProperty("java.home", "?"));
        String names = System.getProperty("sun.jnu.encoding", "UTF-8");
        boolean unicode = names.equalsIgnoreCase("UTF-8");
        add(
                unicode ? Level.OK : Level.WARN,
                unicode ? "doctor.encoding" : "doctor.encodingBad",
                names);
        Instant now = call.session().clock().instant();
        boolean late = now.isAfter(WRITTEN);
        add(late ? Level.OK : Level.BAD, late ? "doctor.clock" : "doctor.clockBad", now.toString());
    }

    private void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw call.failure(ExitCode.UNREACHABLE, "error.noFolder", folder);
        }
        boolean writable = Files.isWritable(folder);
        add(
                writable ? Level.OK : Level.BAD,
                writable ? "doctor.folder" : "doctor.folderBad",
                folder);
        long free = Files.getFileStore(folder).getUsableSpace() >> 20;
        boolean enough = free >= ENOUGH_MEBIBYTES;
        add(enough ? Level.OK : Level.WARN, enough ? "doctor.space" : "doctor.spaceLow", free);
        logs(folder);
    }

    /** A folder that does not open is a finding like any other. */
    private void logs(Path folder) {
        try (Worklog worklog = call.session().read(Place.folder(folder))) {
            add(Level.OK, "doctor.open", worklog.logs().size());
            for (LogId log : worklog.logs()) {
                worklog.existing(log.value()).ifPresent(open -> log(open.health()));
            }
        } catch (RuntimeException e) {
            add(Level.BAD, "doctor.openBad", String.valueOf(e.getMessage()));
        }
    }

    private void log(LogHealth health) {
        add(
                health.healthy() ? Level.OK : Level.BAD,
                "doctor.log",
                health.log(),
                health.size().toString(),
                health.sealed().toString());
        if (health.problem() != null) {
            findings.add(new Finding(Level.BAD, health.problem()));
        }
    }

    private void add(Level level, String key, Object... arguments) {
        findings.add(new Finding(level, call.text(key, arguments)));
    }

    private void print() {
        if (call.json()) {
            List<Json> all =
                    findings.stream()
                            .map(one ->
                                    Json.object().put("level", word(one)).put("text", one.text()))
                            .toList();
            call.terminal().out().println(Json.object().put("findings", all));
            return;
        }
        for (Finding finding : findings) {
            String mark =
                    switch (finding.level()) {
                        case OK -> call.terminal().green(call.text("doctor.ok"));
                        case WARN -> call.terminal().bold(call.text("doctor.warn"));
                        case BAD -> call.terminal().red(call.text("doctor.bad"));
                    };
            call.terminal().line(mark + "  " + finding.text());
        }
    }

    private static String word(Finding finding) {
        return switch (finding.level()) {
            case OK -> "ok";
            case WARN -> "warning";
            case BAD -> "wrong";
        };
    }
}
