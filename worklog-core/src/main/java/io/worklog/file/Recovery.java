package io.worklog.file;

import io.worklog.error.IntegrityException;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/**
 * Opens a log: finds its last whole frame, cuts what a crash left behind it, and brings what is
 * derived up to date. Reads only what was not known to be on the disk before, unless a derived file
 * is missing. Stops with an {@link IntegrityException} at anything that a crash cannot explain.
 */
final class Recovery {
    private final LogParts parts;
    private final HeadState head;

    Recovery(LogParts parts, HeadState head) {
        this.parts = parts;
        this.head = head;
    }

    /**
     * Where the log continues.
     *
     * @param size how many entries there are
     * @param position where the last frame ends in the newest segment
     */
    record Result(long size, long position) {}

    Result run() throws IOException {
        boolean moved = Pruning.removeReplaced(parts.segments(), head.minIndex());
        checkSegments();
        checkKeys();
        long derivedTo = moved ? derivedFromStart() : derivedTo();
        Derivation derivation = new Derivation(parts, derivedTo, parts.keys().coveredTo());
        parts.tiles().continueAt(derivedTo);
        long start = start(derivedTo);
        SegmentScan.End end = scan(start, derivation);
        checkCovers(end.index());
        if (!end.clean()) {
            cut(end.position());
        }
        return new Result(end.index(), end.position());
    }

    private void checkSegments() throws IOException {
        List<Long> firsts = parts.segments().firsts();
        if (firsts.isEmpty() || firsts.get(0) > head.minIndex()) {
            throw missing(head.minIndex());
        }
        if (parts.segments().last() < head.segment()) {
            throw missing(head.segment());
        }
        for (long first : firsts) {
            new SegmentScan(parts, first, false).checkStart();
        }
    }

    private void checkKeys() {
        if (parts.keys().coveredTo() < head.minIndex()) {
            throw new IntegrityException(
                    "log "
                            + parts.folder().id()
                            + ": idempotency keys of pruned entries from "
                            + parts.keys().coveredTo()
                            + " on are missing in "
                            + parts.folder().keys()
                            + ": restore the folder from a copy");
        }
    }

    /** Up to which index offsets and tiles can be relied on. */
    private long derivedTo() throws IOException {
        long mark = head.size();
        if (parts.offsets().covers(mark) && parts.tiles().cover(mark) && chainHolds(mark)) {
            return mark;
        }
        return derivedFromStart();
    }

    /** The first index that is kept: all from there on is derived again. */
    private long derivedFromStart() throws IOException {
        long first = parts.segments().firsts().get(0);
        if (!parts.tiles().cover(first)) {
            throw new IntegrityException(
                    "log "
                            + parts.folder().id()
                            + ": hash tiles of pruned entries are missing in "
                            + parts.folder().tiles()
                            + ": restore the folder from a copy");
        }
        return first;
    }

    /** Whether each segment ends where the next one begins, and the mark at a frame's end. */
    private boolean chainHolds(long mark) throws IOException {
        List<Long> firsts = parts.segments().firsts();
        for (int i = 1; i < firsts.size() && firsts.get(i) <= mark; i++) {
            long segment = firsts.get(i - 1);
            if (frameEnd(firsts.get(i)) != parts.segments().size(segment)) {
                return false;
            }
        }
        return mark == firsts.get(0) || frameEnd(mark) >= 0;
    }

    /** Where the frame ends whose last entry is the one before an index; -1 where none does. */
    private long frameEnd(long index) throws IOException {
        try {
            long at = parts.offsets().of(index - 1).frameAt();
            long segment = parts.segments().holding(index - 1);
            SegmentWindow window = new SegmentWindow(parts.segments(), segment, FrameHeader.BYTES);
            int header = window.at(at, FrameHeader.BYTES);
            FrameHeader frame = FrameHeader.read(window.bytes(), header);
            return frame == null || frame.end() != index ? -1 : at + frame.frameBytes();
        } catch (IntegrityException | EOFException e) {
            return -1;
        }
    }

    private long start(long derivedTo) throws IOException {
        long start = Math.min(derivedTo, parts.keys().coveredTo());
        long first = parts.segments().firsts().get(0);
        boolean known = start > first && derivedTo == head.size() && frameEnd(start) >= 0;
        return known ? start : first;
    }

    private SegmentScan.End scan(long start, Derivation derivation) throws IOException {
        long index = start;
        // An index at a segment's start has no frame before it in that segment.
        long segment = parts.segments().holding(index);
        long position = segment == index ? SegmentHeader.BYTES : frameEnd(index);
        while (true) {
            long next = parts.segments().after(segment);
            SegmentScan scan = new SegmentScan(parts, segment, next < 0);
            SegmentScan.End end = scan.run(position, index, derivation);
            if (next < 0) {
                return end;
            }
            if (end.index() != next || !end.clean()) {
                throw missing(end.index());
            }
            segment = next;
            index = next;
            position = SegmentHeader.BYTES;
        }
    }

    private void checkCovers(long size) {
        if (size < head.published()) {
            throw shorter(size, "signed head (" + head.published() + ")");
        }
        if (size < head.size()) {
            throw shorter(size, "size in its head file (" + head.size() + ")");
        }
        if (size < parts.keys().coveredTo()) {
            throw shorter(size, "key index (" + parts.keys().coveredTo() + ")");
        }
        if (size <= parts.overlay().largest()) {
            throw shorter(size, "last replaced private side (" + parts.overlay().largest() + ")");
        }
    }

    private void cut(long position) throws IOException {
        long last = parts.segments().last();
        try (DiskFile file = parts.ops().open(parts.segments().file(last), FileOps.Access.WRITE)) {
            file.truncate(position);
            file.force();
        }
    }

    private IntegrityException shorter(long size, String than) {
        return new IntegrityException(
                "log "
                        + parts.folder().id()
                        + " is shorter ("
                        + size
                        + ") than its "
                        + than
                        + ": entries are missing; restore "
                        + parts.folder().segments()
                        + " from a copy");
    }

    private IntegrityException missing(long index) {
        return new IntegrityException(
                "log "
                        + parts.folder().id()
                        + ": the segment with entry "
                        + index
                        + " is missing in "
                        + parts.folder().segments()
                        + ": restore it from a copy");
    }
}
