package io.worklog.file;

import java.nio.ByteBuffer;

/**
 * Tells a write that a crash cut short from bytes that were changed later. A write goes into zeros.
 * Where a process dies in it, the bytes from some place on are still zero; where the power fails,
 * whole sectors are. Bytes that were complete once and then changed show neither.
 */
final class TornBytes {
    private static final int SECTOR = 512;

    private TornBytes() {}

    /**
     * Whether bytes that should all have been written, and end in one that is not zero, may be what
     * is left of a write that did not end.
     *
     * @param base where in its file the buffer begins
     */
    static boolean mayBeTorn(ByteBuffer bytes, int from, int to, long base) {
        return bytes.get(to - 1) == 0 || missesSector(bytes, from, to, base);
    }

    /** Whether the part of a range that lies in one sector of the file is all zero. */
    static boolean missesSector(ByteBuffer bytes, int from, int to, long base) {
        int start = from;
        while (start < to) {
            int end = (int) Math.min(to, start + SECTOR - (base + start) % SECTOR);
            if (FrameCheck.isZero(bytes, start, end)) {
                return true;
            }
            start = end;
        }
        return false;
    }

    /** Where the sector ends in which a place of the buffer lies, or the buffer's limit. */
    static int sectorEnd(ByteBuffer bytes, int at, long base) {
        return (int) Math.min(bytes.limit(), at + SECTOR - (base + at) % SECTOR);
    }
}
