package io.worklog.file;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.EdgeLogStore;
import io.worklog.spi.LogHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logs of a folder as a verifier wants them: without the lock, without recovery, without comparing
 * CRCs. It answers up to what the head file says and finds no keys. Thread-safe.
 */
final class InspectedLogStore implements EdgeLogStore {
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
        Inspected open = open(log);
        HeadState head = open.head();
        return Optional.of(
                new LogHead(log, TreeSize.of(open.size()), head.epoch(), head.minIndex()));
    }

    @Override
    public List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        Inspected open = open(log);
        long first = from.value();
        long end = Math.min(open.size(), first + Math.min(maxEntries, open.size()));
        if (first < open.head().minIndex() || first >= end) {
            return List.of();
        }
        return run(
                "log " + log,
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
        return Optional.ofNullable(open(log).head().note()).map(byte[]::clone);
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

    private Inspected inspect(LogFolder place) throws IOException {
        HeadState head = new HeadFile(ops, place).read();
        Segments segments = new Segments(ops, openFiles, place);
        segments.load();
        Overlay overlay = new Overlay(ops, place);
        overlay.load();
        KeyRuns runs = new KeyRuns(ops, openFiles, place.keys());
        LogParts parts =
                new LogParts(
                        place,
                        ops,
                        segments,
                        Offsets.open(ops, place),
                        new Tiles(ops, place),
                        runs,
                        new KeyIndex(runs, Runnable::run),
                        overlay,
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
