package io.worklog.file;

import io.worklog.log.LogId;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the folder of a new log, so that after a crash it is there with all it needs, or not. */
final class LogCreation {
    private final FileOps ops;
    private final Path logs;

    LogCreation(FileOps ops, Path logs) {
        this.ops = ops;
        this.logs = logs;
    }

    /** Makes an empty log, durably. */
    void create(LogId log) throws IOException {
        // A log's name begins with a letter or digit, so this is never one.
        Path unfinished = logs.resolve("." + log + WholeFiles.UNFINISHED);
        ops.deleteTree(unfinished);
        LogFolder folder = new LogFolder(log, unfinished);
        ops.createFolders(folder.segments());
        ops.createFolders(folder.tiles());
        ops.createFolders(folder.keys());
        SegmentWriter.create(ops, folder, 0);
        ops.open(folder.offsets(), FileOps.Access.CREATE).close();
        new HeadFile(ops, folder).write(HeadState.created());
        ops.move(unfinished, logs.resolve(log.value()));
        ops.forceFolder(logs);
    }
}
