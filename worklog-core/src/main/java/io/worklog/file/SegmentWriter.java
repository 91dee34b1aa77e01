package io.worklog.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Writes frames to the end of the newest segment, into space that was filled with zeros before, so
 * that a force need not change the size of the file. Not thread-safe.
 */
final class SegmentWriter implements Closeable {
    private static final int ZEROS = 256 << 10;

    private final DiskFile file;
    private final int growthBytes;
    private long position;
    private long filled;

    private SegmentWriter(DiskFile file, int growthBytes, long position, long filled) {
        this.file = file;
        this.growthBytes = growthBytes;
        this.position = position;
        this.filled = filled;
    }

    /** Makes an empty segment, durably with its name. */
    static void create(FileOps ops, LogFolder folder, long first) throws IOException {
        WholeFiles.replace(ops, folder.segment(first), SegmentHeader.of(folder.id(), first));
    }

    /**
     * Continues a segment.
     *
     * @param position where its last frame ends; all behind it MUST be zero
     */
    static SegmentWriter open(FileOps ops, Path path, int growthBytes, long position)
            throws IOException {
        DiskFile file = ops.open(path, FileOps.Access.WRITE);
        return new SegmentWriter(file, growthBytes, position, file.size());
    }

    /** Where the next frame will begin. */
    long position() {
        return position;
    }

    /** Adds a frame; returns only when it is durable. */
    void append(ByteBuffer frame) throws IOException {
        int length = frame.remaining();
        if (position + length > filled) {
            grow(position + length);
        }
        file.write(frame, position);
        file.force();
        position += length;
    }

    /** Cuts off the zeros behind the last frame. */
    void trim() throws IOException {
        if (filled > position) {
            file.truncate(position);
            filled = position;
        }
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void grow(long needed) throws IOException {
        long step = Math.min(growthBytes, Math.max(FileLogOptions.MIN_GROWTH_BYTES, position));
        long target = (needed + step - 1) / step * step;
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(ZEROS, target - filled));
        while (filled < target) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), target - filled));
            int length = zeros.remaining();
            file.write(zeros, filled);
            filled += length;
        }
    }
}
