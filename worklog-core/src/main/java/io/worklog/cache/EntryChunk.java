package io.worklog.cache;

import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The sealed bytes of 256 entries that fill one tile of level 0, and which of them had a private
 * side when they were copied. Private sides themselves are never copied, as they can be erased; an
 * entry without one never gets one.
 *
 * <p>As bytes: a bit for each entry that has a private side, lowest first (32 bytes); where each
 * entry ends, counted from the first one's start, as big-endian integers (1,024 bytes); the entries
 * one after the other.
 */
final class EntryChunk {
    static final int ENTRIES = 256;

    private static final int MARKS = ENTRIES / 8;
    private static final int HEADER = MARKS + ENTRIES * Integer.BYTES;

    private final long first;
    private final byte[] bytes;
    private final ByteBuffer view;

    private EntryChunk(long first, byte[] bytes) {
        this.first = first;
        this.bytes = bytes;
        this.view = ByteBuffer.wrap(bytes);
    }

    /** The chunk of that number, from bytes that {@link #isWellFormed}. */
    static EntryChunk of(long number, byte[] bytes) {
        return new EntryChunk(number * ENTRIES, bytes);
    }

    /**
     * As bytes.
     *
     * @param entries 256 in order
     */
    static byte[] encode(List<LogEntry> entries) {
        int length = entries.stream().mapToInt(entry -> entry.sealed().length).sum();
        byte[] bytes = new byte[HEADER + length];
        ByteBuffer out = ByteBuffer.wrap(bytes).position(HEADER);
        for (int i = 0; i < ENTRIES; i++) {
            LogEntry entry = entries.get(i);
            if (entry.privateSide() != null) {
                bytes[i / 8] |= (byte) (1 << (i % 8));
            }
            out.put(entry.sealed());
            out.putInt(MARKS + i * Integer.BYTES, out.position() - HEADER);
        }
        return bytes;
    }

    /** Whether bytes are those of a chunk; says nothing of its entries. */
    static boolean isWellFormed(byte[] bytes) {
        if (bytes.length < HEADER) {
            return false;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, MARKS, ENTRIES * Integer.BYTES);
        int end = 0;
        for (int i = 0; i < ENTRIES; i++) {
            int next = in.getInt();
            long length = (long) next - end;
            if (length < 1 || length > LogEntry.MAX_SEALED_BYTES) {
                return false;
            }
            end = next;
        }
        return end == bytes.length - HEADER;
    }

    /** Whether the entry had a private side, so that the store has to be asked for it. */
    boolean hasPrivateSide(long index) {
        int place = (int) (index - first);
        return (bytes[place / 8] >> (place % 8) & 1) == 1;
    }

    int sealedLength(long index) {
        int place = (int) (index - first);
        return end(place) - end(place - 1);
    }

    /** An entry without private side. */
    LogEntry entry(long index) {
        int place = (int) (index - first);
        byte[] sealed = Arrays.copyOfRange(bytes, HEADER + end(place - 1), HEADER + end(place));
        return new LogEntry(LogIndex.of(index), sealed, null);
    }

    /** One past the last entry. */
    long end() {
        return first + ENTRIES;
    }

    private int end(int place) {
        return place < 0 ? 0 : view.getInt(MARKS + place * Integer.BYTES);
    }
}
