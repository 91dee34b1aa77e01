package io.worklog.file;

/** Says of most hashes that are not in a run that they are not: one byte a key, one cache line. */
final class Bloom {
    private static final int LINE_BYTES = 64;
    private static final int PROBES = 4;

    private final byte[] bits;

    /** Takes the bits as they are stored; no bits stand for "perhaps" to every question. */
    Bloom(byte[] bits) {
        this.bits = bits;
    }

    /** How many bytes a filter for so many keys has. */
    static int bytes(long keys) {
        return (int) ((keys + LINE_BYTES - 1) / LINE_BYTES * LINE_BYTES);
    }

    byte[] bits() {
        return bits;
    }

    void add(byte[] hash) {
        for (int probe = 0; probe < PROBES && bits.length > 0; probe++) {
            int bit = bit(hash, probe);
            bits[bit >>> 3] |= (byte) (1 << (bit & 7));
        }
    }

    boolean mayHold(byte[] hash) {
        for (int probe = 0; probe < PROBES && bits.length > 0; probe++) {
            int bit = bit(hash, probe);
            if ((bits[bit >>> 3] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }

    private int bit(byte[] hash, int probe) {
        int lines = bits.length / LINE_BYTES;
        int line = (int) Long.remainderUnsigned(KeyRun.prefix(hash, Long.BYTES), lines);
        int from = 2 * Long.BYTES + 2 * probe;
        int within = (hash[from] & 0xFF) << 1 | hash[from + 1] & 1;
        return line * LINE_BYTES * Byte.SIZE + within;
    }
}
