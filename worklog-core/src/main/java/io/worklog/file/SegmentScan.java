package io.worklog.file;

import io.worklog.error.IntegrityException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads the frames of one segment in order, with every check, and judges where they end. */
final class SegmentScan {
    private static final int READ_AHEAD = 1 << 20;

    private final LogParts parts;
    private final long segment;
    private final boolean newest;
    private final SegmentWindow window;
    private final long fileBytes;

    /**
     * A scan of one segment.
     *
     * @param segment its first index
     * @param newest whether it is the last, which may end in a write that a crash cut short
     */
    SegmentScan(LogParts parts, long segment, boolean newest) throws IOException {
        this.parts = parts;
        this.segment = segment;
        this.newest = newest;
        this.window = new SegmentWindow(parts.segments(), segment, READ_AHEAD);
        this.fileBytes = parts.segments().size(segment);
    }

    /** Takes a frame that passed its checks. */
    interface Visitor {
        /**
         * Takes one frame.
         *
         * @param position where it begins in the segment
         * @param bytes holds it from {@code at} on; MUST NOT be kept
         */
        void frame(FrameHeader header, long position, ByteBuffer bytes, int at) throws IOException;
    }

    /**
     * Where the good frames end.
     *
     * @param position in the segment
     * @param index the next index
     * @param clean whether nothing but zeros follows
     */
    record End(long position, long index, boolean clean) {}

    /**
     * Scans from a frame's start to the end.
     *
     * @throws IntegrityException naming the first bad index, where something is damaged
     */
    End run(long from, long firstIndex, Visitor visitor) throws IOException {
        long position = from;
        long index = firstIndex;
        while (position < fileBytes) {
            FrameHeader header = goodFrame(position, index);
            if (header == null) {
                return tail(position, index);
            }
            visitor.frame(header, position, window.bytes(), frameStart(position, header));
            position += header.frameBytes();
            index = header.end();
        }
        return new End(position, index, true);
    }

    /** Checks the header of the segment itself. */
    void checkStart() throws IOException {
        byte[] bytes = new byte[SegmentHeader.BYTES];
        parts.segments().read(segment, ByteBuffer.wrap(bytes), 0);
        if (!SegmentHeader.matches(bytes, parts.folder().id(), segment)) {
            throw damaged(segment, "its header is not the one that was written");
        }
    }

    IntegrityException damaged(long index, String what) {
        return new IntegrityException(
                "log "
                        + parts.folder().id()
                        + ": entry "
                        + index
                        + " is damaged in "
                        + parts.segments().file(segment)
                        + ": "
                        + what
                        + "; restore the file from a copy",
                index);
    }

    private int frameStart(long position, FrameHeader header) throws IOException {
        return window.at(position, (int) header.frameBytes());
    }

    /** The header of a frame that is whole and the next one, or nothing. */
    private @Nullable FrameHeader goodFrame(long position, long index) throws IOException {
        FrameHeader header = headerAt(position);
        if (header == null
                || header.first() != index
                || position + header.frameBytes() > fileBytes) {
            return null;
        }
        int at = frameStart(position, header);
        boolean good =
                FrameCheck.contentIsWhole(header, window.bytes(), at)
                        && FrameCheck.endIsWhole(header, window.bytes(), at)
                        && sidesAreWhole(header, window.bytes(), at);
        return good ? header : null;
    }

    private @Nullable FrameHeader headerAt(long position) throws IOException {
        if (fileBytes - position < FrameHeader.BYTES) {
            return null;
        }
        int at = window.at(position, FrameHeader.BYTES);
        return FrameHeader.read(window.bytes(), at);
    }

    private boolean sidesAreWhole(FrameHeader header, ByteBuffer frame, int at) {
        int table = at + (int) header.privateAt() - header.tableBytes();
        int slot = at + (int) header.privateAt();
        for (int i = 0; i < header.tableBytes() / Integer.BYTES; i++) {
            int bytes = (int) FrameCheck.slotBytes(frame.getInt(table + i * Integer.BYTES));
            if (bytes > 0 && !sideIsWhole(header.first() + i, frame, slot, bytes)) {
                return false;
            }
            slot += bytes;
        }
        return true;
    }

    private boolean sideIsWhole(long index, ByteBuffer frame, int slot, int bytes) {
        if (parts.overlay().find(index).isPresent()) {
            return index == parts.overlay().newest()
                    || FrameCheck.isZero(frame, slot, slot + bytes);
        }
        byte[] side = new byte[bytes - Integer.BYTES];
        frame.get(slot + Integer.BYTES, side);
        return frame.getInt(slot) == WholeFiles.crc(side, 0, side.length);
    }

    /** Judges what follows the last good frame. */
    private End tail(long position, long index) throws IOException {
        if (!newest) {
            throw damaged(index, "no whole frame begins at byte " + position);
        }
        int length = Math.toIntExact(fileBytes - position);
        ByteBuffer rest = ByteBuffer.allocate(length);
        parts.segments().read(segment, rest, position);
        rest.flip();
        if (FrameCheck.isZero(rest, 0, rest.limit())) {
            return new End(position, index, true);
        }
        FrameHeader header = FrameHeader.read(rest, 0);
        boolean torn =
                header == null
                        ? headerMayBeTorn(rest, position, index)
                        : header.first() == index && bodyMayBeTorn(header, rest, position);
        if (!torn) {
            throw damaged(index, "what begins at byte " + position + " is not what was written");
        }
        return new End(position, index, false);
    }

    private boolean bodyMayBeTorn(FrameHeader header, ByteBuffer rest, long position) {
        int end = (int) Math.min(rest.limit(), header.frameBytes());
        return FrameCheck.isZero(rest, end, rest.limit())
                && (end < header.frameBytes() || TornBytes.mayBeTorn(rest, 0, end, position));
    }

    private boolean headerMayBeTorn(ByteBuffer rest, long position, long index) {
        int at = FrameHeader.ALIGNMENT;
        for (; at + FrameHeader.BYTES <= rest.limit(); at += FrameHeader.ALIGNMENT) {
            FrameHeader later = FrameHeader.read(rest, at);
            if (later != null && later.first() > index) {
                return false;
            }
        }
        int headerEnd = Math.min(FrameHeader.BYTES, rest.limit());
        int sectorEnd = TornBytes.sectorEnd(rest, headerEnd - 1, position);
        return rest.limit() < FrameHeader.BYTES
                || FrameCheck.isZero(rest, headerEnd, rest.limit())
                || TornBytes.missesSector(rest, 0, sectorEnd, position);
    }
}
