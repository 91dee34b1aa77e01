package io.worklog.file;

import io.worklog.spi.EntryBytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Shows entries of one log where they lie in memory, with the checks that {@link EntryReader}
 * makes. One object per call.
 */
final class EntryScan {
    private static final int USUAL_ENTRY_BYTES = 768;
    private static final int SMALLEST_READ = 4 << 10;

    private final LogParts parts;
    private final FrameSides sides;
    private final long end;
    private final EntryBytes seen;
    private final ByteBuffer room;
    private long next;

    /**
     * A scan for one call.
     *
     * @param end the index to stop before
     * @param room on the heap; where segments are read into as far as they fit
     */
    EntryScan(LogParts parts, long from, long end, EntryBytes seen, ByteBuffer room) {
        this.parts = parts;
        this.sides = new FrameSides(parts);
        this.end = end;
        this.seen = seen;
        this.room = room;
        this.next = from;
    }

    /** Shows all of them; returns how many. */
    long run() throws IOException {
        long from = next;
        while (next < end) {
            long segment = parts.segments().holding(next);
            try {
                scanSegment(segment);
            } catch (EOFException e) {
                throw sides.damaged(next, segment);
            }
        }
        return next - from;
    }

    private void scanSegment(long segment) throws IOException {
        SegmentWindow window = new SegmentWindow(parts.segments(), segment, room.capacity(), room);
        window.expect(SMALLEST_READ + (end - next) * USUAL_ENTRY_BYTES);
        SegmentWindow heads = new SegmentWindow(parts.segments(), segment, FrameHeader.BYTES);
        Offsets.Place place = parts.offsets().of(next);
        long frameAt = place.frameAt();
        int entryAt = place.entryAt();
        while (next < end && next != parts.segments().after(segment)) {
            // Within a frame its head lies far before the entry: it is read by itself.
            boolean within = entryAt != FrameHeader.BYTES;
            FrameHeader header = header(within ? heads : window, frameAt);
            if (header == null || next < header.first() || next >= header.end()) {
                throw sides.damaged(next, segment);
            }
            scanFrame(header, segment, frameAt, entryAt, window);
            frameAt += header.frameBytes();
            entryAt = FrameHeader.BYTES;
        }
    }

    private static @Nullable FrameHeader header(SegmentWindow window, long frameAt)
            throws IOException {
        int at = window.at(frameAt, FrameHeader.BYTES);
        return FrameHeader.read(window.bytes(), at);
    }

    private void scanFrame(
            FrameHeader header, long segment, long frameAt, int entryAt, SegmentWindow window)
            throws IOException {
        boolean whole = next == header.first() && end >= header.end();
        if (whole) {
            int at = window.at(frameAt, (int) header.frameBytes());
            if (!FrameCheck.contentIsWhole(header, window.bytes(), at)) {
                throw sides.damaged(header.first(), segment);
            }
        }
        long last = Math.min(end, header.end());
        byte[] @Nullable [] hidden =
                sides.read(
                        header, segment, frameAt, next, (int) (last - next), whole ? window : null);
        long at = frameAt + entryAt;
        long regionEnd = frameAt + FrameHeader.BYTES + header.sealedBytes();
        long usual = header.sealedBytes() / header.count() + 1L;
        for (byte[] side : hidden) {
            window.expect(SMALLEST_READ + (end - next) * usual);
            at = show(at, regionEnd, segment, side, window);
        }
    }

    /** Shows the entry whose length is there; returns where that of the next one is. */
    private long show(
            long at, long regionEnd, long segment, byte @Nullable [] side, SegmentWindow window)
            throws IOException {
        int start = window.at(at, Short.BYTES);
        int length = window.bytes().getShort(start) & 0xFFFF;
        if (length == 0 || at + Short.BYTES + length > regionEnd) {
            throw sides.damaged(next, segment);
        }
        int from = window.at(at, Short.BYTES + length) + Short.BYTES;
        seen.see(next, window.bytes().array(), from, length, side);
        next++;
        return at + Short.BYTES + length;
    }
}
