package io.worklog.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A piece of a segment in memory that moves forward as it is asked for. Not thread-safe. */
final class SegmentWindow {
    private final Segments segments;
    private final long segment;
    private final int most;
    private int readAhead;
    private ByteBuffer bytes;
    private long start;

    /**
     * An empty window.
     *
     * @param segment first index of the segment
     * @param readAhead how many bytes to read at least, when something is read
     */
    SegmentWindow(Segments segments, long segment, int readAhead) {
        this(segments, segment, readAhead, ByteBuffer.allocate(0));
    }

    /** The same, with room on the heap that is used as far as it suffices. */
    SegmentWindow(Segments segments, long segment, int readAhead, ByteBuffer room) {
        this.bytes = room.position(0).limit(0);
        this.segments = segments;
        this.segment = segment;
        this.most = readAhead;
        this.readAhead = readAhead;
    }

    /** So much more will be asked for: no more than that is read ahead from now on. */
    void expect(long bytes) {
        readAhead = (int) Math.min(most, bytes);
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

    /** Moves to a position; what the window has of it already is not read again. */
    private void fill(long position, int length) throws IOException {
        long from = position - start;
        boolean known = from >= 0 && from < bytes.limit();
        int kept = known ? bytes.limit() - (int) from : 0;
        ByteBuffer target = bytes.capacity() < length ? ByteBuffer.allocate(length) : bytes;
        if (kept > 0) {
            System.arraycopy(bytes.array(), (int) from, target.array(), 0, kept);
        }
        bytes = target.limit(length).position(kept);
        start = position;
        segments.read(segment, bytes, position + kept);
        bytes.flip();
    }
}
