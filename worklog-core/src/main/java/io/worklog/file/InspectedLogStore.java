package io.worklog.file;

import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.EdgeLogStore;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.LogHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logs of a folder as a reader wants them who must not stand in anybody's way: without the lock,
 * without recovery, without comparing CRCs. It answers up to what the head file says, which is read
 * again whenever somebody asks where a log stands, and finds no keys. Thread-safe.
 */
final class InspectedLogStore implements EdgeLogStore, EndableLogStore {
    private static final int OPEN_FILES = 64;

    private final Path folder;
    private final FileOps ops;
    private final OpenFiles openFiles;
    private final Map<LogId, Inspected> logs = new ConcurrentHashMap<>();

    InspectedLogStore(Path folder, FileOps real) {
        this.folder = folder;
        this.ops = new InspectedFileOps(real);
        this.openFiles = new OpenFiles(ops, OPEN_FILES);
    }

    private record Inspected(LogParts parts, HeadState head) {
        long size() {
            return Math.max(head.size(), head.published());
        }
    }

    @Override
    public List<LogId> logs() {
        List<LogId> found = new ArrayList<>();
        if (!ops.exists(folder.resolve("logs"))) {
            return found;
        }
        for (String name : run("the list of logs", () -> ops.list(folder.resolve("logs")))) {
            if (!name.startsWith(".")) {
                found.add(LogId.of(name));
            }
        }
        return found;
    }

    @Override
    public Optional<LogHead> head(LogId log) {
        if (!ops.exists(place(log).path())) {
            return Optional.empty();
        }
        Inspected open = look(log);
        HeadState head = open.head();
        return Optional.of(
                new LogHead(log, TreeSize.of(open.size()), head.epoch(), head.minIndex()));
    }

    @Override
    public List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        Inspected open = open(log);
        try {
            return read(open, from, maxEntries, maxBytes);
        } catch (IntegrityException e) {
            // What was erased since this log was looked at is not what was read then.
            return read(renewed(log, open), from, maxEntries, maxBytes);
        }
    }

    private List<LogEntry> read(Inspected open, LogIndex from, int maxEntries, long maxBytes) {
        long first = from.value();
        long end = Math.min(open.size(), first + Math.min(maxEntries, open.size()));
        if (first < open.head().minIndex() || first >= end) {
            return List.of();
        }
        return run(
                "log " + open.parts().folder().id(),
                () -> new EntryReader(open.parts(), first, end, maxBytes, false).read(first));
    }

    @Override
    public Optional<Tile> tile(LogId log, int level, long index) {
        Inspected open = open(log);
        return run("log " + log, () -> open.parts().tiles().read(open.size(), level, index));
    }

    @Override
    public Optional<Tile> edge(LogId log, TileId id) {
        return run("log " + log, () -> open(log).parts().tiles().edge(id));
    }

    @Override
    public Optional<byte[]> checkpoint(LogId log) {
        return Optional.ofNullable(look(log).head().note()).map(byte[]::clone);
    }

    @Override
    public Optional<String> ended(LogId log) {
        LogFolder place = place(log);
        return ops.exists(place.path())
                ? run("log " + log, () -> EndMark.open(ops, place).note())
                : Optional.empty();
    }

    @Override
    public void end(LogId log, String note) {
        throw onlyInspected();
    }

    @Override
    public Optional<LogIndex> findKey(LogId log, String idempotencyKey) {
        throw onlyInspected();
    }

    @Override
    public LogHead create(LogId log) {
        throw onlyInspected();
    }

    @Override
    public LogHead claim(LogId log) {
        throw onlyInspected();
    }

    @Override
    public LogHead append(AppendBatch batch) {
        throw onlyInspected();
    }

    @Override
    public void publish(LogId log, TreeSize size, byte[] note) {
        throw onlyInspected();
    }

    @Override
    public void close() {
        run(
                "the folder",
                () -> {
                    for (Inspected open : logs.values()) {
                        open.parts().close();
                    }
                    openFiles.close();
                    return Boolean.TRUE;
                });
    }

    private Inspected open(LogId log) {
        return logs.computeIfAbsent(log, id -> run("log " + id, () -> inspect(place(id))));
    }

    /** The log as it stands now. */
    private Inspected look(LogId log) {
        Inspected known = open(log);
        HeadState now = run("log " + log, () -> known.parts().head().read());
        HeadState before = known.head();
        boolean same =
                now.size() == before.size()
                        && now.published() == before.published()
                        && now.minIndex() == before.minIndex()
                        && now.epoch() == before.epoch();
        return same ? known : renewed(log, known);
    }

    /** The same files with what was added to them; those that stay open are read on by others. */
    private Inspected renewed(LogId log, Inspected known) {
        LogParts old = known.parts();
        return run(
                "log " + log,
                () -> {
                    LogFolder place = old.folder();
                    HeadState head = old.head().read();
                    LogParts parts =
                            new LogParts(
                                    place,
                                    ops,
                                    segments(place),
                                    old.offsets(),
                                    old.tiles(),
                                    old.runs(),
                                    old.keys(),
                                    overlay(place),
                                    old.head(),
                                    old.end());
                    Inspected renewed = new Inspected(parts, head);
                    logs.put(log, renewed);
                    return renewed;
                });
    }

    private Segments segments(LogFolder place) throws IOException {
        Segments segments = new Segments(ops, openFiles, place);
        segments.load();
        return segments;
    }

    private Overlay overlay(LogFolder place) throws IOException {
        Overlay overlay = new Overlay(ops, place);
        overlay.load();
        overlay.close(); // what it says is in memory now, and nothing is written to it
        return overlay;
    }

    private Inspected inspect(LogFolder place) throws IOException {
        HeadState head = new HeadFile(ops, place).read();
        KeyRuns runs = new KeyRuns(ops, openFiles, place.keys());
        LogParts parts =
                new LogParts(
                        place,
                        ops,
                        segments(place),
                        Offsets.open(ops, place),
                        new Tiles(ops, place),
                        runs,
                        new KeyIndex(runs, Runnable::run),
                        overlay(place),
                        new HeadFile(ops, place),
                        EndMark.open(ops, place));
        return new Inspected(parts, head);
    }

    private LogFolder place(LogId log) {
        return new LogFolder(log, folder.resolve("logs").resolve(log.value()));
    }

    private StoreUnavailableException onlyInspected() {
        return new StoreUnavailableException(
                folder + " is only inspected: open it as a store to write or to find keys");
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private <T> T run(String what, Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new StoreUnavailableException(what + " in " + folder + ": " + e, e);
        }
    }
}
