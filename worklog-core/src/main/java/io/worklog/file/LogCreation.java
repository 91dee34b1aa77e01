package io.worklog.file;

import io.worklog.log.LogId;
import io.worklog.merkle.Tile;
import io.worklog.spi.EntryKey;
import io.worklog.spi.PrunedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** Makes the folder of a new log, so that after a crash it is there with all it needs, or not. */
final class LogCreation {
    private static final int OPEN_FILES = 16;

    private final FileOps ops;
    private final Path logs;

    LogCreation(FileOps ops, Path logs) {
        this.ops = ops;
        this.logs = logs;
    }

    /** Makes an empty log, durably. */
    void create(LogId log) throws IOException {
        LogFolder folder = emptyFolder(log);
        finish(folder, HeadState.created());
    }

    /** Makes a log of which nothing is left but hashes and keys, durably. */
    void restore(LogId log, Iterator<PrunedPart> parts) throws IOException {
        LogFolder folder = emptyFolder(log);
        long end = 0;
        try (Tiles tiles = new Tiles(ops, folder);
                OpenFiles open = new OpenFiles(ops, OPEN_FILES)) {
            KeyRuns runs = new KeyRuns(ops, open, folder.keys());
            while (parts.hasNext()) {
                end = take(parts.next(), end, tiles, runs);
            }
            tiles.force();
        }
        if (end == 0) {
            throw new IllegalArgumentException("log " + log + " has no pruned entries");
        }
        finish(folder, new HeadState(end, 1, end, end, 0, null));
    }

    private static long take(PrunedPart part, long at, Tiles tiles, KeyRuns runs)
            throws IOException {
        if (part.first().value() != at) {
            throw new IllegalArgumentException(
                    "pruned entries from " + part.first() + " do not follow " + at);
        }
        for (Tile tile : part.tiles()) {
            tiles.add(tile);
        }
        KeyTable keys = new KeyTable();
        for (EntryKey key : part.keys()) {
            keys.add(key.digest(), 0, key.index().value());
        }
        runs.add(part.end(), keys.sorted());
        return part.end();
    }

    private LogFolder emptyFolder(LogId log) throws IOException {
        // A log's name begins with a letter or digit, so this is never one.
        Path unfinished = logs.resolve("." + log + WholeFiles.UNFINISHED);
        ops.deleteTree(unfinished);
        LogFolder folder = new LogFolder(log, unfinished);
        ops.createFolders(folder.segments());
        ops.createFolders(folder.tiles());
        ops.createFolders(folder.keys());
        ops.open(folder.offsets(), FileOps.Access.CREATE).close();
        return folder;
    }

    private void finish(LogFolder folder, HeadState state) throws IOException {
        SegmentWriter.create(ops, folder, state.size());
        new HeadFile(ops, folder).write(state);
        ops.move(folder.path(), logs.resolve(folder.id().value()));
        ops.forceFolder(logs);
    }
}
