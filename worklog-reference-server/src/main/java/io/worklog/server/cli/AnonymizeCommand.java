package io.worklog.server.cli;

import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code worklog anonymize}: a copy of logs to test with. A log cannot be changed, so the events go
 * into new logs with keys of their own, and under pseudonyms.
 */
@Command(name = "anonymize")
final class AnonymizeCommand implements Callable<Integer> {
    private static final int AT_ONCE = 1_000;

    private final Call call;

    @Option(names = "--dir", required = true, paramLabel = "DIR", descriptionKey = "option.dir")
    Path dir;

    @Option(names = "--store", paramLabel = "URL", descriptionKey = "option.store")
    @Nullable String store;

    @Option(names = "--log", paramLabel = "NAME", descriptionKey = "anonymize.log")
    List<String> logs = List.of();

    @Option(names = "--to", required = true, paramLabel = "DIR", descriptionKey = "anonymize.to")
    Path to;

    @Option(names = "--yes", descriptionKey = "anonymize.yes")
    boolean yes;

    AnonymizeCommand(Call call) {
        this.call = call;
    }

    /** What became of one log. */
    private record Copied(String from, String to, long events, long left) {}

    @Override
    public Integer call() throws FileAlreadyExistsException {
        if (Files.exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        for (String part : List.of("changed", "kept", "left")) {
            call.note("anonymize." + part);
        }
        if (!yes) {
            call.note("anonymize.plan", to);
            return ExitCode.OK;
        }
        report(copy());
        return ExitCode.OK;
    }

    private List<Copied> copy() {
        Pseudonyms pseudonyms = new Pseudonyms(call.session().random());
        List<Copied> copied = new ArrayList<>();
        try (Worklog from = call.session().read(new Place(dir, store));
                Worklog into = call.session().open(Place.folder(to), "anonymize")) {
            for (LogId id : wanted(from)) {
                String name = "copy-" + (copied.size() + 1);
                AuditLog log = call.session().log(from, id.value());
                copied.add(copy(log, into.log(name), name, pseudonyms));
            }
        }
        return copied;
    }

    private List<LogId> wanted(Worklog from) {
        return logs.isEmpty()
                ? from.logs()
                : logs.stream().map(name -> call.session().log(from, name).id()).toList();
    }

    private static Copied copy(AuditLog from, AuditLog to, String name, Pseudonyms pseudonyms) {
        long events = 0;
        long left = 0;
        List<CompletableFuture<?>> running = new ArrayList<>();
        try (Stream<RecordedEvent> all = from.read(LogIndex.of(from.head().minIndex()))) {
            Iterator<RecordedEvent> each = all.iterator();
            while (each.hasNext()) {
                RecordedEvent recorded = each.next();
                if (isOwn(recorded)) {
                    left++;
                    continue;
                }
                running.add(to.appendAsync(pseudonyms.event(recorded.event())));
                events++;
                if (running.size() == AT_ONCE) {
                    await(running);
                }
            }
        }
        await(running);
        return new Copied(from.id().value(), name, events, left);
    }

    /** What the library wrote about the old log says nothing about the new one. */
    private static boolean isOwn(RecordedEvent recorded) {
        return recorded.event().type().name().startsWith("worklog.");
    }

    private static void await(List<CompletableFuture<?>> running) {
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        running.clear();
    }

    private void report(List<Copied> copied) {
        if (call.json()) {
            List<Json> all = copied.stream().map(AnonymizeCommand::json).toList();
            call.terminal().out().println(Json.object().put("to", to.toString()).put("logs", all));
            return;
        }
        copied.forEach(
                one -> call.say("anonymize.done", one.from(), one.to(), one.events(), one.left()));
    }

    private static Json json(Copied one) {
        return Json.object()
                .put("from", one.from())
                .put("to", one.to())
                .put("events", one.events())
                .put("leftOut", one.left());
    }
}
