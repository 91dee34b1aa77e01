package io.worklog.persistence.jooq.index;

import io.worklog.error.IntegrityException;
import java.util.Arrays;

/**
 * Which of the {@value #SIZE} entries of one block are meant. Stored as the offsets in the block,
 * rising, in two bytes each (high byte first); from {@value #DENSE} on as {@value #BITMAP} bytes
 * with one bit for each entry, the lowest bit of the first byte for the first entry. Not
 * thread-safe.
 */
final class Places {
    /** Entries in a block; as many as an index is fed at once, so a rebuild writes a row once. */
    static final int SIZE = 1_000;

    /** From so many places on a bitmap is shorter than a list. */
    static final int DENSE = 63;

    private static final int BITMAP = SIZE / 8;

    private final long[] bits = new long[(SIZE + 63) / 64];

    static Places none() {
        return new Places();
    }

    static Places all() {
        Places all = new Places();
        all.addRange(0, SIZE);
        return all;
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws IntegrityException if it is nothing of the kind
     */
    static Places of(byte[] stored) {
        Places places = new Places();
        if (stored.length == BITMAP) {
            for (int i = 0; i < BITMAP; i++) {
                places.bits[i >> 3] |= (stored[i] & 0xFFL) << ((i & 7) * 8);
            }
            return places;
        }
        if (stored.length % 2 != 0) {
            throw damaged();
        }
        for (int i = 0; i < stored.length; i += 2) {
            int place = (stored[i] & 0xFF) << 8 | (stored[i + 1] & 0xFF);
            if (place >= SIZE) {
                throw damaged();
            }
            places.add(place);
        }
        return places;
    }

    private static IntegrityException damaged() {
        return new IntegrityException(
                "the event index holds places that are none: drop the log and feed it again");
    }

    byte[] bytes() {
        return count() < DENSE ? list() : bitmap();
    }

    private byte[] list() {
        byte[] bytes = new byte[2 * count()];
        int at = 0;
        for (int place = next(0); place >= 0; place = next(place + 1)) {
            bytes[at++] = (byte) (place >> 8);
            bytes[at++] = (byte) place;
        }
        return bytes;
    }

    private byte[] bitmap() {
        byte[] bytes = new byte[BITMAP];
        for (int i = 0; i < BITMAP; i++) {
            bytes[i] = (byte) (bits[i >> 3] >>> ((i & 7) * 8));
        }
        return bytes;
    }

    void add(int place) {
        check(place);
        bits[place >> 6] |= 1L << place;
    }

    /** Adds the places from one to before another. */
    void addRange(int from, int to) {
        for (int place = from; place < to; place++) {
            add(place);
        }
    }

    void remove(int place) {
        check(place);
        bits[place >> 6] &= ~(1L << place);
    }

    boolean contains(int place) {
        check(place);
        return (bits[place >> 6] & 1L << place) != 0;
    }

    /** Keeps only what the other has too. */
    void retain(Places other) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] &= other.bits[i];
        }
    }

    void addAll(Places other) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] |= other.bits[i];
        }
    }

    Places copy() {
        Places copy = new Places();
        copy.addAll(this);
        return copy;
    }

    boolean isEmpty() {
        for (long word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    int count() {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The first place from one on, or -1. */
    int next(int from) {
        for (int i = from >> 6; i < bits.length; i++) {
            long word = i == from >> 6 ? bits[i] & -1L << from : bits[i];
            if (word != 0) {
                return (i << 6) + Long.numberOfTrailingZeros(word);
            }
        }
        return -1;
    }

    /** All places, rising. */
    int[] toArray() {
        int[] places = new int[count()];
        int at = 0;
        for (int place = next(0); place >= 0; place = next(place + 1)) {
            places[at++] = place;
        }
        return places;
    }

    private static void check(int place) {
        if (place < 0 || place >= SIZE) {
            throw new IllegalArgumentException("no place " + place + " in a block of " + SIZE);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Places places && Arrays.equals(bits, places.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }
}
