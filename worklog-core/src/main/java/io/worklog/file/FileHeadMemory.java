package io.worklog.file;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.spi.HeadMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Last signed checkpoints in {@code heads/}, one file per log. The folder MUST be on a disk of the
 * node itself, not in the database whose going back it is to show. Thread-safe.
 */
public final class FileHeadMemory implements HeadMemory {
    private static final String ENDING = ".head";

    private final FileOps ops;
    private final Path folder;

    private FileHeadMemory(FileOps ops, Path folder) {
        this.ops = ops;
        this.folder = folder;
    }

    /**
     * The memory in a folder, which is made where there is none.
     *
     * @throws StoreUnavailableException if it cannot be made
     */
    public static FileHeadMemory open(Path folder) {
        return open(folder.toAbsolutePath().normalize(), new LocalFileOps());
    }

    static FileHeadMemory open(Path folder, FileOps ops) {
        Path heads = folder.resolve("heads");
        try {
            ops.createFolders(heads);
        } catch (IOException e) {
            throw new StoreUnavailableException("cannot make " + heads + ": " + e, e);
        }
        return new FileHeadMemory(ops, heads);
    }

    @Override
    public synchronized List<LogId> logs() {
        try {
            return ops.list(folder).stream()
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> LogId.of(name.substring(0, name.length() - ENDING.length())))
                    .toList();
        } catch (IOException e) {
            throw new StoreUnavailableException("cannot read " + folder + ": " + e, e);
        }
    }

    @Override
    public synchronized Optional<byte[]> last(LogId log) {
        Path file = file(log);
        try {
            return ops.exists(file) ? Optional.of(WholeFiles.read(ops, file)) : Optional.empty();
        } catch (IOException e) {
            throw new StoreUnavailableException("cannot read " + file + ": " + e, e);
        }
    }

    @Override
    public synchronized void remember(LogId log, byte[] note) {
        Path file = file(log);
        try {
            WholeFiles.replace(ops, file, ByteBuffer.wrap(note));
        } catch (IOException e) {
            throw new StoreUnavailableException("cannot write " + file + ": " + e, e);
        }
    }

    private Path file(LogId log) {
        return folder.resolve(log + ENDING);
    }
}
