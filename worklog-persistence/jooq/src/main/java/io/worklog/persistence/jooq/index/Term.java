package io.worklog.persistence.jooq.index;

import java.nio.ByteBuffer;

/**
 * What a filter asks for and an entry is found by: the first 16 bytes of the SHA-256 over a kind
 * and its values ({@link Terms}). A fixed width keeps keys narrow in every database, and comparing
 * bytes leaves no collation, case or trailing space to go wrong.
 *
 * @param high the first eight bytes
 * @param low the last eight bytes
 */
record Term(long high, long low) implements Comparable<Term> {
    static final int BYTES = 16;

    static Term of(byte[] bytes) {
        ByteBuffer read = ByteBuffer.wrap(bytes);
        return new Term(read.getLong(), read.getLong());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** As databases order bytes. */
    @Override
    public int compareTo(Term other) {
        int side = Long.compareUnsigned(high, other.high);
        return side == 0 ? Long.compareUnsigned(low, other.low) : side;
    }
}
