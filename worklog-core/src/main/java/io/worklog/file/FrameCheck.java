package io.worklog.file;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Checks whole frames in memory. */
final class FrameCheck {
    private FrameCheck() {}

    /** Whether sealed bytes, keys, table and the places of private sides are what was written. */
    static boolean contentIsWhole(FrameHeader header, ByteBuffer frame, int at) {
        int from = at + FrameHeader.BYTES;
        CRC32C crc = new CRC32C();
        crc.update(frame.duplicate().position(from).limit(from + (int) header.contentBytes()));
        return (int) crc.getValue() == header.contentCrc() && regionsFit(header, frame, at);
    }

    /** Whether the bytes between the private region and the next frame are zeros and end mark. */
    static boolean endIsWhole(FrameHeader header, ByteBuffer frame, int at) {
        int end = at + (int) header.frameBytes() - Integer.BYTES;
        int from = at + (int) header.privateAt() + header.privateBytes();
        return isZero(frame, from, end) && frame.getInt(end) == FrameHeader.END;
    }

    static boolean isZero(ByteBuffer bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            if (bytes.getLong(at) != 0) {
                return false;
            }
            at += Long.BYTES;
        }
        while (at < to) {
            if (bytes.get(at++) != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean regionsFit(FrameHeader header, ByteBuffer frame, int at) {
        int entry = at + FrameHeader.BYTES;
        int sealedEnd = entry + header.sealedBytes();
        for (int i = 0; i < header.count() && entry + Short.BYTES <= sealedEnd; i++) {
            entry += Short.BYTES + (frame.getShort(entry) & 0xFFFF);
        }
        long sides = 0;
        int table = sealedEnd + header.keyBytes();
        for (int i = 0; i < header.tableBytes() / Integer.BYTES; i++) {
            sides += slotBytes(frame.getInt(table + i * Integer.BYTES));
        }
        return entry == sealedEnd && sides == header.privateBytes();
    }

    /** How many bytes a private side takes, from its word in the table. */
    static long slotBytes(int word) {
        return word == 0 ? 0 : Integer.BYTES + (long) word - 1;
    }
}
