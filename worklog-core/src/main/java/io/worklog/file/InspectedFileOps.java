package io.worklog.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system on which nothing is changed, whoever works on it at the time. What opening a log
 * would tidy up stays as it is; anything else that would write is an error. Thread-safe.
 */
final class InspectedFileOps implements FileOps {
    private final FileOps real;

    InspectedFileOps(FileOps real) {
        this.real = real;
    }

    @Override
    public DiskFile open(Path file, Access access) throws IOException {
        if (!real.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return new Untouched(real.open(file, Access.READ));
    }

    @Override
    public boolean exists(Path path) {
        return real.exists(path);
    }

    @Override
    public List<String> list(Path folder) throws IOException {
        return real.list(folder);
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        throw refused(folder);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        throw refused(from);
    }

    /** Leaves the file: only what is unfinished or superfluous is deleted when a log is opened. */
    @Override
    public void delete(Path file) {}

    @Override
    public void deleteTree(Path folder) throws IOException {
        throw refused(folder);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        throw refused(folder);
    }

    private static IOException refused(Path path) {
        return new IOException(path + " is only inspected");
    }

    /** A file that is read; opening a log cuts and forces what a crash left, and here it stays. */
    private record Untouched(DiskFile file) implements DiskFile {
        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            throw new IOException("a file that is only inspected");
        }

        @Override
        public void force() {}

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) {}

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
