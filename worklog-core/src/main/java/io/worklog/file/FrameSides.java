package io.worklog.file;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the private sides of entries of one frame. */
final class FrameSides {
    private static final int SMALLEST_READ = 4 << 10;

    private final LogId log;
    private final Segments segments;
    private final Overlay overlay;

    FrameSides(LogParts parts) {
        this.log = parts.folder().id();
        this.segments = parts.segments();
        this.overlay = parts.overlay();
    }

    /**
     * The private sides of so many entries from an index on.
     *
     * @param frameAt where the frame begins in its segment
     * @param loaded holds the whole frame; absent where it is not in memory
     */
    byte[] @Nullable [] read(
            FrameHeader header,
            long segment,
            long frameAt,
            long from,
            int count,
            @Nullable SegmentWindow loaded)
            throws IOException {
        byte[] @Nullable [] sides = new byte[count][];
        if (header.tableBytes() > 0) {
            SegmentWindow window =
                    loaded != null ? loaded : new SegmentWindow(segments, segment, SMALLEST_READ);
            int skipped = (int) (from - header.first());
            int[] words = words(header, frameAt, skipped + count, window);
            long at = frameAt + header.privateAt();
            for (int i = 0; i < skipped + count; i++) {
                if (i >= skipped && words[i] != 0) {
                    sides[i - skipped] = side(header.first() + i, at, words[i] - 1, window);
                }
                at += FrameCheck.slotBytes(words[i]);
            }
        }
        return sides;
    }

    private static int[] words(FrameHeader header, long frameAt, int count, SegmentWindow window)
            throws IOException {
        long tableAt = frameAt + header.privateAt() - header.tableBytes();
        int at = window.at(tableAt, count * Integer.BYTES);
        int[] words = new int[count];
        window.bytes().duplicate().position(at).slice().asIntBuffer().get(words);
        return words;
    }

    private byte @Nullable [] side(long index, long at, int length, SegmentWindow window)
            throws IOException {
        Optional<Overlay.Side> replaced = overlay.find(index);
        if (replaced.isEmpty()) {
            if (length < 0 || length > FrameHeader.MAX_BYTES) {
                throw damaged(index, segments.holding(index));
            }
            byte[] side = new byte[length];
            int start = window.at(at, Integer.BYTES + length);
            window.bytes().get(start + Integer.BYTES, side);
            if (window.bytes().getInt(start) == WholeFiles.crc(side, 0, length)) {
                return side;
            }
            replaced = overlay.find(index);
        }
        return replaced.orElseThrow(() -> damaged(index, segments.holding(index))).bytes();
    }

    /** What is thrown of an entry that is not what was written. */
    IntegrityException damaged(long index, long segment) {
        return new IntegrityException(
                "log " + log + ": entry " + index + " is damaged in " + segments.file(segment),
                index);
    }
}
