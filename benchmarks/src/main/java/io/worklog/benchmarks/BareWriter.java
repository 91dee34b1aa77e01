package io.worklog.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What the machine allows: one thread that writes whatever is waiting into a preallocated file,
 * forces it once and wakes the callers.
 */
final class BareWriter implements AutoCloseable {
    private static final int BUFFER = 8 << 20;
    private static final long PREALLOCATE = 64L << 20;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final FileChannel file;
    private final GroupCommit commits;
    private long position;
    private long zeroed;

    BareWriter(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        commits = new GroupCommit("bare-writer", this::write);
    }

    /** Returns when the bytes are on the disk. */
    byte[] append(byte[] bytes) {
        return commits.append(bytes);
    }

    private void write(List<GroupCommit.Waiting> batch) throws IOException {
        buffer.clear();
        for (GroupCommit.Waiting waiting : batch) {
            buffer.putShort((short) waiting.bytes.length).put(waiting.bytes);
        }
        buffer.flip();
        preallocate(position + buffer.remaining());
        while (buffer.hasRemaining()) {
            position += file.write(buffer, position);
        }
        file.force(false);
    }

    private void preallocate(long needed) throws IOException {
        if (needed <= zeroed) {
            return;
        }
        ByteBuffer zeros = ByteBuffer.allocate(1 << 20);
        long until = zeroed + PREALLOCATE;
        while (zeroed < until) {
            zeroed += file.write(zeros.rewind(), zeroed);
        }
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        commits.close();
        file.close();
    }
}
