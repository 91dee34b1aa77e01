package io.worklog.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.CRC32C;

/** Small files that are read and replaced as a whole. */
final class WholeFiles {
    /** Ends the name of a file that is not complete yet; such a file may be removed at any time. */
    static final String UNFINISHED = ".new";

    private static final int LARGEST = 1 << 30;

    private WholeFiles() {}

    /** All bytes of a file. */
    static byte[] read(FileOps ops, Path file) throws IOException {
        try (DiskFile open = ops.open(file, FileOps.Access.READ)) {
            if (open.size() > LARGEST) {
                throw new IOException(file + " is larger than it can be");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) open.size());
            if (open.read(bytes, 0) < bytes.capacity()) {
                throw new IOException(file + " became shorter while it was read");
            }
            return bytes.array();
        }
    }

    /** Replaces a file so that after a crash either the old or the new content is there, whole. */
    static void replace(FileOps ops, Path file, ByteBuffer content) throws IOException {
        replace(ops, file, content, FileOps.Access.CREATE);
    }

    /** The same with a choice of how the file is made. */
    static void replace(FileOps ops, Path file, ByteBuffer content, FileOps.Access access)
            throws IOException {
        Path unfinished = unfinished(file);
        ops.delete(unfinished);
        try (DiskFile open = ops.open(unfinished, access)) {
            open.write(content, 0);
            open.force();
        }
        publish(ops, unfinished, file);
    }

    /** Gives a complete and forced file its name, durably. */
    static void publish(FileOps ops, Path unfinished, Path file) throws IOException {
        ops.move(unfinished, file);
        ops.forceFolder(Objects.requireNonNull(file.getParent()));
    }

    /** The name of a file while it is being written. */
    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    /** CRC32C of part of an array. */
    static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
