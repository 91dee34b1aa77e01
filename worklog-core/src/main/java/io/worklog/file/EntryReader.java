package io.worklog.file;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries of one log: from the offsets to the first, then frame after frame. A frame that is
 * read as a whole is checked by its CRC. One object per call.
 */
final class EntryReader {
    private static final int SMALLEST_READ = 4 << 10;
    private static final int LARGEST_READ = 512 << 10;
    private static final int USUAL_ENTRY_BYTES = 768;

    private final Segments segments;
    private final Offsets offsets;
    private final FrameSides sides;
    private final long end;
    private final long maxBytes;
    private final int readAhead;
    private final boolean checked;
    private final List<LogEntry> found = new ArrayList<>();
    private long foundBytes;

    /**
     * A reader for one call.
     *
     * @param end the index to stop before
     * @param maxBytes stop after so many sealed bytes and, frame by frame, private sides
     */
    EntryReader(LogParts parts, long from, long end, long maxBytes) {
        this(parts, from, end, maxBytes, true);
    }

    /**
     * The same.
     *
     * @param checked whether CRCs are compared; a verifier, which compares hashes, can then say
     *     which entry of a frame is not the one that was written
     */
    EntryReader(LogParts parts, long from, long end, long maxBytes, boolean checked) {
        this.checked = checked;
        this.segments = parts.segments();
        this.offsets = parts.offsets();
        this.sides = new FrameSides(parts);
        this.end = end;
        this.maxBytes = maxBytes;
        long guess = Math.min(maxBytes, (end - from) * USUAL_ENTRY_BYTES);
        this.readAhead = (int) Math.max(SMALLEST_READ, Math.min(LARGEST_READ, guess));
    }

    /** Entries from an index on. */
    List<LogEntry> read(long from) throws IOException {
        long next = from;
        while (wants(next)) {
            long segment = segments.holding(next);
            try {
                next = readSegment(segment, next);
            } catch (EOFException e) {
                throw damaged(from + found.size(), segment);
            }
        }
        return found;
    }

    private boolean wants(long next) {
        return next < end && (found.isEmpty() || foundBytes < maxBytes);
    }

    private long readSegment(long segment, long from) throws IOException {
        SegmentWindow window = new SegmentWindow(segments, segment, readAhead);
        Offsets.Place place = offsets.of(from);
        long frameAt = place.frameAt();
        int entryAt = place.entryAt();
        long next = from;
        while (wants(next) && next != segments.after(segment)) {
            FrameHeader header = header(window, frameAt);
            if (header == null || next < header.first() || next >= header.end()) {
                throw damaged(next, segment);
            }
            next = readFrame(new FramePart(header, segment, frameAt, next, entryAt), window);
            frameAt += header.frameBytes();
            entryAt = FrameHeader.BYTES;
        }
        return next;
    }

    /** A frame, and from which entry on it is read. */
    private record FramePart(
            FrameHeader header, long segment, long frameAt, long from, int entryAt) {}

    private static @Nullable FrameHeader header(SegmentWindow window, long frameAt)
            throws IOException {
        int at = window.at(frameAt, FrameHeader.BYTES);
        return FrameHeader.read(window.bytes(), at);
    }

    private long readFrame(FramePart part, SegmentWindow window) throws IOException {
        FrameHeader header = part.header;
        boolean whole =
                part.from == header.first()
                        && end >= header.end()
                        && foundBytes + header.sealedBytes() <= maxBytes;
        if (whole) {
            int at = window.at(part.frameAt, (int) header.frameBytes());
            if (checked && !FrameCheck.contentIsWhole(header, window.bytes(), at)) {
                throw damaged(header.first(), part.segment);
            }
        }
        List<byte[]> sealed = sealed(part, window);
        byte[] @Nullable [] hidden =
                sides.read(
                        header,
                        part.segment,
                        part.frameAt,
                        part.from,
                        sealed.size(),
                        whole ? window : null);
        for (int i = 0; i < sealed.size(); i++) {
            byte[] side = hidden[i];
            found.add(new LogEntry(LogIndex.of(part.from + i), sealed.get(i), side));
            foundBytes += side == null ? 0 : side.length;
        }
        return part.from + sealed.size();
    }

    private List<byte[]> sealed(FramePart part, SegmentWindow window) throws IOException {
        List<byte[]> sealed = new ArrayList<>();
        long at = part.frameAt + part.entryAt;
        long regionEnd = part.frameAt + FrameHeader.BYTES + part.header.sealedBytes();
        long last = Math.min(end, part.header.end());
        long usual = part.header.sealedBytes() / part.header.count() + 1L;
        for (long i = part.from; i < last; i++) {
            window.expect(SMALLEST_READ + (end - i) * usual);
            if (foundBytes >= maxBytes && !(found.isEmpty() && sealed.isEmpty())) {
                break;
            }
            int start = window.at(at, Short.BYTES);
            int length = window.bytes().getShort(start) & 0xFFFF;
            if (length == 0 || at + Short.BYTES + length > regionEnd) {
                throw damaged(i, part.segment);
            }
            byte[] entry = new byte[length];
            int from = window.at(at + Short.BYTES, length);
            window.bytes().get(from, entry);
            sealed.add(entry);
            foundBytes += length;
            at += Short.BYTES + length;
        }
        return sealed;
    }

    private IntegrityException damaged(long index, long segment) {
        return sides.damaged(index, segment);
    }
}
