package io.worklog.file;

import io.worklog.error.IntegrityException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The file {@code offsets}: eight bytes per entry, big-endian. From the top: 28 bits where its
 * frame begins in the segment, in units of 16; 28 bits where its length begins within the frame; 8
 * bits of CRC over these and the index, which finds every change of a single byte. Thread-safe.
 */
final class Offsets implements Closeable {
    private static final int BYTES = 8;
    private static final int CRC_BITS = 8;
    private static final int AT_BITS = 28;
    private static final long AT_MASK = (1L << AT_BITS) - 1;
    private static final int[] CRC_TABLE = crcTable();

    private final DiskFile file;
    private final LogFolder folder;

    private Offsets(DiskFile file, LogFolder folder) {
        this.file = file;
        this.folder = folder;
    }

    static Offsets open(FileOps ops, LogFolder folder) throws IOException {
        if (ops.exists(folder.offsets())) {
            return new Offsets(ops.open(folder.offsets(), FileOps.Access.WRITE), folder);
        }
        Offsets offsets = new Offsets(ops.open(folder.offsets(), FileOps.Access.CREATE), folder);
        ops.forceFolder(folder.path());
        return offsets;
    }

    /**
     * Where an entry is.
     *
     * @param frameAt where its frame begins in the segment
     * @param entryAt where its length begins within the frame
     */
    record Place(long frameAt, int entryAt) {}

    /** Whether the file is long enough for so many entries. */
    boolean covers(long size) throws IOException {
        return file.size() >= size * BYTES;
    }

    /** Writes the places of the entries of one frame. */
    void write(long first, long frameAt, int[] entryAt) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(entryAt.length * BYTES);
        for (int i = 0; i < entryAt.length; i++) {
            bytes.putLong(pack(first + i, frameAt, entryAt[i]));
        }
        file.write(bytes.flip(), first * BYTES);
    }

    /**
     * Where the entry is.
     *
     * @throws IntegrityException if the file does not say so
     */
    Place of(long index) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        if (file.read(bytes, index * BYTES) == BYTES) {
            long packed = bytes.getLong(0);
            long place = packed >>> CRC_BITS;
            if (crc(index, place) == (int) (packed & 0xFF)) {
                return new Place(
                        (place >>> AT_BITS) * FrameHeader.ALIGNMENT, (int) (place & AT_MASK));
            }
        }
        throw damaged(index);
    }

    IntegrityException damaged(long index) {
        return new IntegrityException(
                "log "
                        + folder.id()
                        + ": "
                        + folder.offsets()
                        + " is damaged at entry "
                        + index
                        + "; it is derived: close the store, remove the file, and it is rebuilt"
                        + " when the log is opened");
    }

    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static long pack(long index, long frameAt, int entryAt) {
        long place = frameAt / FrameHeader.ALIGNMENT << AT_BITS | entryAt;
        return place << CRC_BITS | crc(index, place);
    }

    private static int crc(long index, long place) {
        int crc = 0xFF;
        for (int shift = 56; shift >= 0; shift -= 8) {
            crc = CRC_TABLE[crc ^ (int) (index >>> shift & 0xFF)];
        }
        for (int shift = 48; shift >= 0; shift -= 8) {
            crc = CRC_TABLE[crc ^ (int) (place >>> shift & 0xFF)];
        }
        return crc;
    }

    /** CRC-8 with the polynomial x^8 + x^2 + x + 1. */
    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) == 0 ? crc << 1 : (crc << 1 ^ 0x07) & 0xFF;
            }
            table[i] = crc & 0xFF;
        }
        return table;
    }
}
