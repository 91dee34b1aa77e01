package io.worklog.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What the machine allows: one thread that writes whatever is waiting into a preallocated file,
 * forces it once and wakes the callers.
 */
final class BareWriter implements Peer {
    private static final int BUFFER = 8 << 20;
    private static final long PREALLOCATE = 64L << 20;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final FileChannel file;
    private final GroupCommit commits;
    private long position;
    private long zeroed;

    BareWriter(Path path) {
        file = open(path);
        commits = new GroupCommit("bare-writer", this::write);
    }

    private static FileChannel open(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the bytes are on the disk. */
    @Override
    public byte[] record(Sample sample) {
        return commits.append(sample);
    }

    private void write(List<GroupCommit.Waiting> batch) throws IOException {
        buffer.clear();
        for (GroupCommit.Waiting waiting : batch) {
            byte[] bytes = waiting.sample.sealed();
            buffer.putShort((short) bytes.length).put(bytes);
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
    public void close() {
        commits.close();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
