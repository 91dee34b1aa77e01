package io.worklog.file;

import io.worklog.log.LogId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;

/**
 * Removes the bytes of all entries below an index that the head file already names: the segment in
 * which it lies is written anew from there on, then the old segments go. Every step can be done
 * again after a crash.
 */
final class Pruning {
    private final LogParts parts;
    private final long minIndex;

    Pruning(LogParts parts, long minIndex) {
        this.parts = parts;
        this.minIndex = minIndex;
    }

    /** Whether there is anything below the index. */
    boolean isNeeded() {
        return parts.segments().firsts().get(0) < minIndex;
    }

    /**
     * Removes segments that a new one already stands for, after a crash.
     *
     * @return whether there were any; offsets are then to be derived again
     */
    static boolean removeReplaced(Segments segments, long minIndex) throws IOException {
        List<Long> firsts = segments.firsts();
        if (!firsts.contains(minIndex) || firsts.get(0) == minIndex) {
            return false;
        }
        removeBelow(segments, minIndex);
        return true;
    }

    /**
     * Removes the entries.
     *
     * @param size the log's size
     * @param noReaders held while places change
     * @return where the last frame ends in the newest segment if that one was written anew, or -1
     */
    long run(long size, Lock noReaders) throws IOException {
        long boundary = parts.segments().holding(minIndex);
        boolean newest = parts.segments().after(boundary) < 0;
        boolean split = boundary < minIndex;
        List<Frame> frames =
                split
                        ? copy(boundary, newest ? size : parts.segments().after(boundary))
                        : List.of();
        noReaders.lock();
        try {
            if (split) {
                publish(frames);
            }
            removeBelow(parts.segments(), minIndex);
        } finally {
            noReaders.unlock();
        }
        parts.overlay().dropBelow(minIndex);
        return split && newest ? endOf(frames) : -1;
    }

    private record Frame(FrameHeader header, long position, int[] entryAt) {}

    private List<Frame> copy(long boundary, long end) throws IOException {
        List<Frame> frames = new ArrayList<>();
        Path unfinished = WholeFiles.unfinished(parts.segments().file(minIndex));
        LogId log = parts.folder().id();
        parts.ops().delete(unfinished);
        try (DiskFile file = parts.ops().open(unfinished, FileOps.Access.CREATE)) {
            file.write(SegmentHeader.of(log, minIndex), 0);
            if (minIndex < end) {
                copyFrames(boundary, end, file, frames);
            }
            file.force();
        }
        return frames;
    }

    private void copyFrames(long boundary, long end, DiskFile file, List<Frame> frames)
            throws IOException {
        SegmentWindow window = new SegmentWindow(parts.segments(), boundary, 1 << 20);
        long from = parts.offsets().of(minIndex).frameAt();
        long next = minIndex;
        while (next < end) {
            int at = window.at(from, FrameHeader.BYTES);
            FrameHeader header = FrameHeader.read(window.bytes(), at);
            if (header == null || header.first() > next || header.end() <= next) {
                throw parts.offsets().damaged(next);
            }
            at = window.at(from, (int) header.frameBytes());
            ByteBuffer bytes = FrameTail.of(header, window.bytes(), at, next);
            long to = endOf(frames);
            frames.add(frame(bytes, to));
            file.write(bytes, to);
            from += header.frameBytes();
            next = header.end();
        }
    }

    private static Frame frame(ByteBuffer bytes, long position) {
        FrameHeader header = FrameHeader.read(bytes, 0);
        if (header == null) {
            throw new IllegalStateException("a frame that was just made is not one");
        }
        int[] entryAt = new int[header.count()];
        int at = FrameHeader.BYTES;
        for (int i = 0; i < entryAt.length; i++) {
            entryAt[i] = at;
            at += Short.BYTES + (bytes.getShort(at) & 0xFFFF);
        }
        return new Frame(header, position, entryAt);
    }

    private static long endOf(List<Frame> frames) {
        if (frames.isEmpty()) {
            return SegmentHeader.BYTES;
        }
        Frame last = frames.get(frames.size() - 1);
        return last.position + last.header.frameBytes();
    }

    private void publish(List<Frame> frames) throws IOException {
        Path file = parts.segments().file(minIndex);
        WholeFiles.publish(parts.ops(), WholeFiles.unfinished(file), file);
        for (Frame frame : frames) {
            parts.offsets().write(frame.header.first(), frame.position, frame.entryAt);
        }
        parts.offsets().force();
        parts.segments().add(minIndex);
    }

    private static void removeBelow(Segments segments, long minIndex) throws IOException {
        for (long first : segments.firsts()) {
            if (first < minIndex && segments.holding(minIndex) != first) {
                segments.remove(first);
            }
        }
        segments.forceFolder();
    }
}
