package io.worklog.server.cli;

import io.worklog.bundle.BundleRequest;
import io.worklog.bundle.BundleWriter;
import io.worklog.bundle.TileFolder;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.SignedNote;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.verify.LogSources;
import io.worklog.verify.Verifier;
import io.worklog.verify.VerifyOptions;
import io.worklog.verify.VerifyReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes what an auditor takes away: the C2SP folder or the evidence bundle of a log. */
final class FolderExport {
    private final Call call;
    private final LogOptions target;

    FolderExport(Call call, LogOptions target) {
        this.call = call;
        this.target = target;
    }

    /** Writes the C2SP folder; returns how many entries it holds. */
    long c2sp(Path out) throws IOException {
        LogId log = call.session().logId(target.log);
        try (OpenFolder open = OpenFolder.read(call, target.place())) {
            open.checkpoint(log);
            return TileFolder.write(LogSources.store(open.store(), log), out, (done, total) -> {});
        }
    }

    /**
     * Writes the evidence bundle; returns how many entries it holds.
     *
     * @param from the first entry, where no single ones are named
     * @param to the entry after the last; absent for the end of what is sealed
     * @param indices single entries
     * @param disclose whether the values of personal fields go in
     */
    long bundle(Path out, long from, @Nullable Long to, Set<Long> indices, boolean disclose)
            throws IOException {
        LogId log = call.session().logId(target.log);
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try (OpenFolder open = OpenFolder.read(call, target.place())) {
            SignedNote note = SignedNote.parse(open.checkpoint(log));
            long size = Checkpoint.parse(note.text()).size().value();
            SortedSet<LogIndex> entries = entries(size, from, to, indices);
            BundleRequest request =
                    new BundleRequest(
                            entries,
                            disclose ? Set.of(BundleRequest.ALL_PATHS) : Set.of(),
                            true,
                            selection(from, to, indices),
                            System.getProperty("user.name", "unknown"),
                            call.session().clock().instant(),
                            result(open, log));
            BundleWriter writer =
                    BundleWriter.of(open.store(), log, note, open.keys(log), open.evidence());
            try (OutputStream to2 = new BufferedOutputStream(Files.newOutputStream(part))) {
                writer.write(request, to2);
            }
            Files.move(part, out);
            return entries.size();
        }
    }

    private SortedSet<LogIndex> entries(
            long size, long from, @Nullable Long to, Set<Long> indices) {
        SortedSet<LogIndex> entries = new TreeSet<>();
        if (indices.isEmpty()) {
            long end = to == null ? size : Math.min(to, size);
            for (long index = from; index < end; index++) {
                entries.add(LogIndex.of(index));
            }
        } else {
            for (long index : indices) {
                if (index < 0 || index >= size) {
                    throw outside(index, size);
                }
                entries.add(LogIndex.of(index));
            }
        }
        if (entries.isEmpty()) {
            throw outside(from, size);
        }
        return entries;
    }

    private CommandException outside(long index, long size) {
        return call.failure(
                ExitCode.USAGE, "error.range", Long.toString(index), Long.toString(size));
    }

    private static String selection(long from, @Nullable Long to, Set<Long> indices) {
        return indices.isEmpty()
                ? "entries from " + from + (to == null ? "" : " to below " + to)
                : "entries " + new TreeSet<>(indices);
    }

    private static String result(OpenFolder open, LogId log) {
        VerifyReport report =
                Verifier.create(VerifyOptions.with(open.keys(log)))
                        .verify(open.store(), log, open.evidence(), null);
        return report.verdict().word() + ", " + report.size() + " entries";
    }
}
