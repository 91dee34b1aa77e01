package io.worklog.file;

import java.util.Arrays;

/**
 * The newest keys of a log on the heap: an open-addressed table of records as {@link KeyRun} keeps
 * them. The first entry with a key wins. Thread-safe.
 */
final class KeyTable {
    private static final int SMALLEST = 16;

    /** None before the first key: many logs never have one. */
    private byte[] slots = {};

    private int used;

    /** How many keys there are. */
    synchronized int size() {
        return used;
    }

    /** The index of the entry with a key, or -1. */
    synchronized long find(byte[] hash) {
        if (used == 0) {
            return -1;
        }
        int at = slotOf(hash, 0);
        return KeyHash.isNone(slots, at) ? -1 : KeyRun.index(slots, at);
    }

    /** Adds the key at a place in an array, unless it is there. */
    synchronized void add(byte[] hashes, int from, long index) {
        if ((used + 1) * 2 > slots.length / KeyRun.RECORD_BYTES) {
            grow();
        }
        int at = slotOf(hashes, from);
        if (KeyHash.isNone(slots, at)) {
            System.arraycopy(hashes, from, slots, at, KeyHash.BYTES);
            KeyRun.putIndex(slots, at, index);
            used++;
        }
    }

    /** Every record, sorted by hash. */
    synchronized byte[][] sorted() {
        byte[][] records = new byte[used][];
        int found = 0;
        for (int at = 0; at < slots.length; at += KeyRun.RECORD_BYTES) {
            if (!KeyHash.isNone(slots, at)) {
                records[found++] = Arrays.copyOfRange(slots, at, at + KeyRun.RECORD_BYTES);
            }
        }
        Arrays.sort(records, Arrays::compareUnsigned);
        return records;
    }

    private int slotOf(byte[] hashes, int from) {
        int mask = slots.length / KeyRun.RECORD_BYTES - 1;
        int slot = (int) KeyRun.prefix(hashes, from) & mask;
        while (true) {
            int at = slot * KeyRun.RECORD_BYTES;
            int end = at + KeyHash.BYTES;
            if (KeyHash.isNone(slots, at)
                    || Arrays.equals(slots, at, end, hashes, from, from + KeyHash.BYTES)) {
                return at;
            }
            slot = slot + 1 & mask;
        }
    }

    private void grow() {
        byte[] old = slots;
        slots = new byte[Math.max(SMALLEST * KeyRun.RECORD_BYTES, old.length * 2)];
        for (int at = 0; at < old.length; at += KeyRun.RECORD_BYTES) {
            if (!KeyHash.isNone(old, at)) {
                int to = slotOf(old, at);
                System.arraycopy(old, at, slots, to, KeyRun.RECORD_BYTES);
            }
        }
    }
}
