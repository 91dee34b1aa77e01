package io.worklog.server.cli;

import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.client.ApiJson;
import io.worklog.log.LogIndex;
import io.worklog.server.export.EventCsv;
import io.worklog.server.export.EventJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worklog export}: a log, or a part of it, for other programs and for auditors. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
    private final Call call;

    @Mixin AnyLogOptions target;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            descriptionKey = "export.format")
    Format format;

    @Option(names = "--from", paramLabel = "N", defaultValue = "0", descriptionKey = "export.from")
    long from;

    @Option(names = "--to", paramLabel = "N", descriptionKey = "export.to")
    @Nullable Long to;

    @Option(names = "--index", paramLabel = "N", descriptionKey = "export.index")
    Set<Long> indices = Set.of();

    @Option(names = "--disclose", descriptionKey = "export.disclose")
    boolean disclose;

    @Parameters(paramLabel = "OUT", descriptionKey = "export.out")
    Path out;

    ExportCommand(Call call) {
        this.call = call;
    }

    /** What to write. */
    enum Format {
        c2sp,
        ndjson,
        csv,
        bundle,
        xlsx,
        pdf
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out)) {
            throw new FileAlreadyExistsException(out.toString());
        }
        if (target.remote(call)) {
            if (!indices.isEmpty() || disclose) {
                throw call.failure(ExitCode.USAGE, "error.localRange");
            }
            return new RemoteLogs(call, target).export(format, range(), out);
        }
        LogOptions local = target.local();
        long written =
                switch (format) {
                    case c2sp -> new FolderExport(call, local).c2sp(out);
                    case bundle ->
                            new FolderExport(call, local).bundle(out, from, to, indices, disclose);
                    case ndjson -> lines("", recorded -> Json.text(EventJson.of(recorded)) + "\n");
                    case csv -> lines(EventCsv.header(), EventCsv::row);
                    case xlsx, pdf ->
                            throw call.failure(ExitCode.USAGE, "error.serverFormat", format);
                };
        if (call.json()) {
            call.terminal()
                    .out()
                    .println(
                            Json.object()
                                    .put("log", target.log)
                                    .put("format", format.name())
                                    .put("entries", written)
                                    .put("out", out.toString()));
        } else {
            call.say("export.done", written, out);
        }
        return ExitCode.OK;
    }

    private ApiJson range() {
        return to == null
                ? ApiJson.of("fromIndex", Long.toString(from))
                : ApiJson.of("fromIndex", Long.toString(from), "toIndex", to.toString());
    }

    /** Writes beside the name and renames, so that a file of that name is always whole. */
    private long lines(String header, java.util.function.Function<RecordedEvent, String> form)
            throws IOException {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        long written = 0;
        try (Worklog worklog = call.session().read(target.local().place());
                BufferedWriter to = Files.newBufferedWriter(part)) {
            AuditLog log = call.session().log(worklog, target.log);
            to.write(header);
            written = write(log, to, form);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Files.move(part, out);
        return written;
    }

    private long write(
            AuditLog log, Writer into, java.util.function.Function<RecordedEvent, String> form)
            throws IOException {
        long written = 0;
        long first = Math.max(from, log.head().minIndex());
        try (Stream<RecordedEvent> events = log.read(LogIndex.of(first))) {
            Iterator<RecordedEvent> each = events.iterator();
            while (each.hasNext()) {
                RecordedEvent recorded = each.next();
                if (to != null && recorded.index().value() >= to) {
                    break;
                }
                if (indices.isEmpty() || indices.contains(recorded.index().value())) {
                    into.write(form.apply(recorded));
                    written++;
                }
            }
        }
        return written;
    }
}
