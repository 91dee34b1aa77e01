package io.worklog.file;

import io.worklog.error.IntegrityException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A sorted, immutable file of keys: those of the entries in a range of indices. A header, blocks of
 * 4 KiB with up to 127 records (hash, index) and a CRC32C each, then the first eight bytes of each
 * block and a {@link Bloom} filter with a CRC32C over both. The file's name is the range, so the
 * folder itself says which keys are covered. A changed byte is an error, never a key not found.
 */
final class KeyRun {
    static final int RECORD_BYTES = KeyHash.BYTES + Long.BYTES;
    static final int BLOCK_BYTES = 4096;
    static final int BLOCK_RECORDS = BLOCK_BYTES / RECORD_BYTES - 1;
    static final int HEADER_BYTES = 48;

    private static final long MAGIC = 0x574C4B4559000001L;
    private static final int COUNT_AT = 24;

    /** Runs with more keys have no filter, so that the heap stays bounded. */
    static final long MAX_FILTERED = 4L << 20;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Path file;
    private final KeyRunFile.Range range;
    private final long count;
    private final long[] fences;
    private final Bloom bloom;

    private KeyRun(Path file, KeyRunFile.Range range, long count, long[] fences, Bloom bloom) {
        this.file = file;
        this.range = range;
        this.count = count;
        this.fences = fences;
        this.bloom = bloom;
    }

    /** The first eight bytes of a hash, to be compared as an unsigned number. */
    static long prefix(byte[] hashes, int at) {
        return (long) LONG.get(hashes, at);
    }

    /** The index in a record. */
    static long index(byte[] records, int at) {
        return (long) LONG.get(records, at + KeyHash.BYTES);
    }

    static void putIndex(byte[] records, int at, long index) {
        LONG.set(records, at + KeyHash.BYTES, index);
    }

    static int blocks(long count) {
        return Math.toIntExact((count + BLOCK_RECORDS - 1) / BLOCK_RECORDS);
    }

    static IntegrityException damaged(Path file) {
        return new IntegrityException(
                file
                        + " is damaged; it is derived: close the store, remove the file, and it is"
                        + " rebuilt when the log is opened, unless the log was pruned");
    }

    /**
     * A run that is still to be filled from its file.
     *
     * @throws IntegrityException if the header is not that of the file
     */
    static KeyRun empty(Path file, KeyRunFile.Range range, ByteBuffer header) {
        long count = header.getLong(COUNT_AT);
        boolean sane = count >= 0 && count <= range.to() - range.from();
        KeyRun run = sane ? empty(file, range, count) : empty(file, range, 0);
        if (!sane || !run.header().equals(header)) {
            throw damaged(file);
        }
        return run;
    }

    /** A run that is still to be filled. */
    static KeyRun empty(Path file, KeyRunFile.Range range, long count) {
        int filter = count <= MAX_FILTERED ? Bloom.bytes(count) : 0;
        long[] fences = new long[blocks(count)];
        return new KeyRun(file, range, count, fences, new Bloom(new byte[filter]));
    }

    /** Takes note of a record that is written. */
    void note(int block, int place, byte[] hash) {
        if (place == 0) {
            fences[block] = prefix(hash, 0);
        }
        bloom.add(hash);
    }

    /** Magic, range, count (u64 each), u32 filter bytes, zeros, CRC32C. */
    ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putLong(MAGIC).putLong(range.from()).putLong(range.to()).putLong(count);
        header.putInt(bloom.bits().length);
        int crcAt = HEADER_BYTES - Integer.BYTES;
        return header.putInt(crcAt, WholeFiles.crc(header.array(), 0, crcAt)).clear();
    }

    long footerAt() {
        return HEADER_BYTES + (long) fences.length * BLOCK_BYTES;
    }

    int footerBytes() {
        return fences.length * Long.BYTES + bloom.bits().length + Integer.BYTES;
    }

    /** First eight bytes of each block, filter, CRC32C. */
    ByteBuffer footer() {
        ByteBuffer footer = ByteBuffer.allocate(footerBytes());
        for (long fence : fences) {
            footer.putLong(fence);
        }
        footer.put(bloom.bits());
        return footer.putInt(WholeFiles.crc(footer.array(), 0, footer.position())).flip();
    }

    /** Takes fences and filter from the footer. */
    KeyRun with(ByteBuffer footer) {
        int crcAt = footer.capacity() - Integer.BYTES;
        if (footer.getInt(crcAt) != WholeFiles.crc(footer.array(), 0, crcAt)) {
            throw damaged(file);
        }
        footer.clear().asLongBuffer().get(fences);
        footer.get(fences.length * Long.BYTES, bloom.bits());
        return this;
    }

    /** The first index that is covered. */
    long from() {
        return range.from();
    }

    /** The index after the last that is covered. */
    long to() {
        return range.to();
    }

    long count() {
        return count;
    }

    Path file() {
        return file;
    }

    int blocks() {
        return fences.length;
    }

    /** The index of the entry with a key, or -1. */
    long find(OpenFiles open, byte[] hash) throws IOException {
        if (count == 0 || !bloom.mayHold(hash)) {
            return -1;
        }
        long prefix = prefix(hash, 0);
        int block = floor(prefix);
        while (block >= 0) {
            long found = search(block(open, block), hash);
            if (found >= 0 || fences[block] != prefix) {
                return found;
            }
            block--;
        }
        return -1;
    }

    /** A block after its check. */
    byte[] block(OpenFiles open, int block) throws IOException {
        byte[] bytes = new byte[BLOCK_BYTES];
        int read =
                open.read(file, ByteBuffer.wrap(bytes), HEADER_BYTES + (long) block * BLOCK_BYTES);
        int crcAt = BLOCK_BYTES - Integer.BYTES;
        if (read < BLOCK_BYTES
                || ByteBuffer.wrap(bytes).getInt(crcAt) != WholeFiles.crc(bytes, 0, crcAt)) {
            throw damaged(file);
        }
        return bytes;
    }

    /** How many records a block has. */
    int records(int block) {
        return (int) Math.min(BLOCK_RECORDS, count - (long) block * BLOCK_RECORDS);
    }

    private long search(byte[] block, byte[] hash) {
        int low = 0;
        int high = BLOCK_RECORDS - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = middle * RECORD_BYTES;
            int order = KeyHash.isNone(block, at) ? 1 : compare(block, at, hash);
            if (order == 0) {
                return index(block, at);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private static int compare(byte[] block, int at, byte[] hash) {
        return Arrays.compareUnsigned(block, at, at + KeyHash.BYTES, hash, 0, KeyHash.BYTES);
    }

    private int floor(long prefix) {
        int low = 0;
        int high = fences.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(fences[middle], prefix) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
