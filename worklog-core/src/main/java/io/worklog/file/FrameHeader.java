package io.worklog.file;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first 40 bytes of a frame, big-endian: magic, count (u32 each), first index (u64), then u32
 * each: sealed bytes, key bytes, table bytes, private bytes, CRC32C of the content, CRC32C of the
 * 36 bytes before.
 *
 * @param first index of the first entry
 * @param count how many entries
 * @param sealedBytes length of the sealed region
 * @param keyBytes length of the key region: {@link KeyHash#BYTES} per entry, or 0 where no entry
 *     has a key
 * @param tableBytes length of the table of private lengths: 4 per entry, or 0 where no entry has a
 *     private side
 * @param privateBytes length of the private region
 * @param contentCrc CRC32C of sealed region, key region and table
 */
record FrameHeader(
        long first,
        int count,
        int sealedBytes,
        int keyBytes,
        int tableBytes,
        int privateBytes,
        int contentCrc) {
    static final int BYTES = 40;

    /** Frames begin at multiples of this. */
    static final int ALIGNMENT = 16;

    /** The last bytes of a frame: none is zero, so a frame cut short never ends in them. */
    static final int END = 0xE1F2A3C4;

    /** The most a frame may have, so that its place fits in the offsets file. */
    static final long MAX_BYTES = 1L << 30;

    /** The sealed region has less, for the same reason. */
    static final int MAX_SEALED_BYTES = (1 << 28) - BYTES;

    private static final int MAGIC = 0x574C4601;
    private static final int CRC_AT = BYTES - 4;

    /** The length of the whole frame with padding and end mark. */
    long frameBytes() {
        long bare = BYTES + contentBytes() + privateBytes + Integer.BYTES;
        return (bare + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** The length of what the content CRC covers. */
    long contentBytes() {
        return (long) sealedBytes + keyBytes + tableBytes;
    }

    /** Where the private region begins, counted from the frame's start. */
    long privateAt() {
        return BYTES + contentBytes();
    }

    /** The index after the last entry. */
    long end() {
        return first + count;
    }

    FrameHeader withContentCrc(int crc) {
        return new FrameHeader(first, count, sealedBytes, keyBytes, tableBytes, privateBytes, crc);
    }

    /** Writes the header at the buffer's position. */
    void write(ByteBuffer target) {
        int start = target.position();
        target.putInt(MAGIC).putInt(count).putLong(first);
        target.putInt(sealedBytes).putInt(keyBytes).putInt(tableBytes).putInt(privateBytes);
        target.putInt(contentCrc);
        target.putInt(crc(target.duplicate().position(start).limit(start + CRC_AT)));
    }

    /** Reads 40 bytes at an offset; nothing where they are no frame header. */
    static @Nullable FrameHeader read(ByteBuffer source, int at) {
        if (source.limit() - at < BYTES || source.getInt(at) != MAGIC) {
            return null;
        }
        if (source.getInt(at + CRC_AT) != crc(source.duplicate().position(at).limit(at + CRC_AT))) {
            return null;
        }
        FrameHeader header =
                new FrameHeader(
                        source.getLong(at + 8),
                        source.getInt(at + 4),
                        source.getInt(at + 16),
                        source.getInt(at + 20),
                        source.getInt(at + 24),
                        source.getInt(at + 28),
                        source.getInt(at + 32));
        return header.isSane() ? header : null;
    }

    private boolean isSane() {
        return first >= 0
                && count > 0
                && sealedBytes > 0
                && sealedBytes < MAX_SEALED_BYTES
                && (keyBytes == 0 || keyBytes == (long) count * KeyHash.BYTES)
                && (tableBytes == 0 || tableBytes == (long) count * Integer.BYTES)
                && privateBytes >= 0
                && frameBytes() <= MAX_BYTES;
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
