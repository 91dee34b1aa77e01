package io.worklog.server.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Lets one process of this machine at a time do something. They know each other by a file, which
 * stays: deleted, the next process would lock another one.
 *
 * @param file that is locked; made where it is not there
 */
record OneProcess(Path file) {
    /** What one at a time does. */
    interface Work {
        /** Does it, and gives an exit code. */
        int run() throws IOException, InterruptedException;
    }

    /**
     * Does it under the lock, which ends with this process at the latest.
     *
     * @param waits whether to wait for another process that is at it
     * @return nothing where another process is at it and is not waited for
     */
    OptionalInt run(Work work, boolean waits) throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(file, CREATE, WRITE);
                FileLock held = waits ? channel.lock() : channel.tryLock()) {
            return held == null ? OptionalInt.empty() : OptionalInt.of(work.run());
        }
    }
}
