package io.worklog.file;

import java.util.concurrent.Executor;

/**
 * What all logs of a store share.
 *
 * @param ops the file system
 * @param options settings
 * @param openFiles files open for reading
 * @param buffers for frames
 * @param windows for entries that are looked at
 * @param background writes keys beside the appends
 */
record FileStoreShared(
        FileOps ops,
        FileLogOptions options,
        OpenFiles openFiles,
        Buffers buffers,
        Buffers windows,
        Executor background) {}
