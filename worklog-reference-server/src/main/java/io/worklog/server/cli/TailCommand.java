package io.worklog.server.cli;

import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.log.LogIndex;
import io.worklog.server.export.EventJson;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code worklog tail}: the newest events, and those that come. */
@Command(name = "tail")
final class TailCommand implements Callable<Integer> {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Call call;
    private final Sentences sentences;

    @Mixin AnyLogOptions target;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "10",
            descriptionKey = "tail.lines")
    int lines;

    @Option(
            names = {"-f", "--follow"},
            descriptionKey = "tail.follow")
    boolean follow;

    TailCommand(Call call) {
        this.call = call;
        this.sentences = new Sentences(call.session().messages());
    }

    @Override
    public Integer call() throws IOException {
        if (target.remote(call)) {
            return new RemoteLogs(call, target).tail(lines, follow);
        }
        long next = show(-1);
        while (follow && pause()) {
            next = show(next);
        }
        return ExitCode.OK;
    }

    /** Prints from an index on, or the newest lines; returns the next index. */
    private long show(long from) {
        try (Worklog worklog = call.session().inspect(target.local().place())) {
            AuditLog log = call.session().log(worklog, target.log);
            long size = log.head().size().value();
            long first = from < 0 ? Math.max(log.head().minIndex(), size - lines) : from;
            if (first < size) {
                try (Stream<RecordedEvent> events = log.read(LogIndex.of(first))) {
                    events.forEach(this::print);
                }
            }
            return size;
        }
    }

    private void print(RecordedEvent recorded) {
        if (call.json()) {
            call.terminal().out().println(Json.text(EventJson.of(recorded)));
            return;
        }
        String time = Times.shown(recorded.event().occurredAt());
        call.terminal()
                .line("#" + recorded.index() + "  " + time + "  " + sentences.of(recorded.event()));
    }

    /** Waits; false where the waiting was interrupted, which ends the command. */
    private static boolean pause() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
