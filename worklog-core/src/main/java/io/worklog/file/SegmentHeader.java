package io.worklog.file;

import io.worklog.log.LogId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first 32 bytes of a segment file, big-endian: magic (u64), first index (u64), the first eight
 * bytes of SHA-256 of the log's name, four zeros, CRC32C of the 28 bytes before. Frames follow,
 * then zeros.
 */
final class SegmentHeader {
    static final int BYTES = 32;

    private static final long MAGIC = 0x574C534547000001L;
    private static final int CRC_AT = BYTES - 4;

    private SegmentHeader() {}

    /** The header of a log's segment. */
    static ByteBuffer of(LogId log, long first) {
        byte[] name = KeyHash.sha256().digest(log.value().getBytes(StandardCharsets.US_ASCII));
        ByteBuffer header = ByteBuffer.allocate(BYTES);
        header.putLong(MAGIC).putLong(first).put(name, 0, Long.BYTES).putInt(0);
        header.putInt(WholeFiles.crc(header.array(), 0, CRC_AT));
        return header.flip();
    }

    /** Whether the bytes are the header of that segment of that log. */
    static boolean matches(byte[] bytes, LogId log, long first) {
        return Arrays.equals(
                bytes, 0, Math.min(bytes.length, BYTES), of(log, first).array(), 0, BYTES);
    }
}
