package io.worklog.server.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code worklog reset}: empties the data folder of a development server. There is no such command
 * for anything else: what is recorded for real is there to stay.
 */
@Command(name = "reset")
final class ResetCommand implements Callable<Integer> {
    private final Call call;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data/server",
            descriptionKey = "start.data")
    Path data;

    @Option(names = "--yes", descriptionKey = "reset.yes")
    boolean yes;

    ResetCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        if (!DevelopmentFolder.is(data)) {
            throw call.failure(ExitCode.CONFIGURATION, "error.notDevelopment", data);
        }
        List<Path> all = content();
        if (!yes) {
            call.note("reset.plan", all.size(), data);
            return ExitCode.OK;
        }
        requireIdle();
        for (Path each : all) {
            Files.delete(each);
        }
        if (call.json()) {
            call.terminal().out().println(Json.object().put("deleted", all.size()));
        } else {
            call.say("reset.done", all.size(), data);
        }
        return ExitCode.OK;
    }

    /** What is in the folder but its mark, the deepest first. */
    private List<Path> content() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(each -> !each.equals(data) && !DevelopmentFolder.isMark(each))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** A server that runs holds the lock of its log. */
    private void requireIdle() throws IOException {
        Path lock = data.resolve("log").resolve("lock");
        if (!Files.exists(lock)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw call.failure(ExitCode.UNREACHABLE, "error.serverRuns", data);
            }
        } catch (OverlappingFileLockException e) {
            throw new CommandException(
                    ExitCode.UNREACHABLE, call.text("error.serverRuns", data), e);
        }
    }
}
