package io.worklog.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A piece of a segment in memory that moves forward as it is asked for. Not thread-safe. */
final class SegmentWindow {
    private final Segments segments;
    private final long segment;
    private final int readAhead;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private long start;

    /**
     * An empty window.
     *
     * @param segment first index of the segment
     * @param readAhead how many bytes to read at least, when something is read
     */
    SegmentWindow(Segments segments, long segment, int readAhead) {
        this.segments = segments;
        this.segment = segment;
        this.readAhead = readAhead;
    }

    /** Brings bytes of the segment into the window; returns where in {@link #bytes} they begin. */
    int at(long position, int length) throws IOException {
        long from = position - start;
        if (from < 0 || from + length > bytes.limit()) {
            fill(position, Math.max(length, readAhead));
            from = 0;
        }
        if (length > bytes.limit()) {
            throw new EOFException(segments.file(segment) + " ends before " + (position + length));
        }
        return (int) from;
    }

    /** The bytes in the window; replaced by a call of {@link #at}. */
    ByteBuffer bytes() {
        return bytes;
    }

    private void fill(long position, int length) throws IOException {
        if (bytes.capacity() < length) {
            bytes = ByteBuffer.allocate(length);
        }
        bytes.clear();
        start = position;
        segments.read(segment, bytes, position);
        bytes.flip();
    }
}
