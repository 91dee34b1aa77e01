package io.worklog.checkpoint;

import java.math.BigInteger;
import java.util.Set;

/**
 * Which encodings of points and scalars are accepted (RFC 8032, section 5.1). Where RFC 8032 leaves
 * a choice the stricter side is taken: one spelling for each point, and none of the eight points of
 * low order, with which a signature says nothing about the message.
 */
final class Ed25519Points {
    /** Bytes of a point or a scalar. */
    static final int SIZE = 32;

    private static final BigInteger PRIME =
            BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger ORDER_EIGHT =
            new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);

    /** The y coordinates of the eight points whose order divides 8. */
    private static final Set<BigInteger> LOW_ORDER =
            Set.of(
                    BigInteger.ZERO,
                    BigInteger.ONE,
                    PRIME.subtract(BigInteger.ONE),
                    ORDER_EIGHT,
                    PRIME.subtract(ORDER_EIGHT));

    private Ed25519Points() {}

    /** Whether the bytes at that place spell a point as RFC 8032 does, and not one of low order. */
    static boolean isStrictPoint(byte[] source, int offset) {
        BigInteger y = y(source, offset);
        return y.compareTo(PRIME) < 0 && !LOW_ORDER.contains(y);
    }

    /** Whether the bytes at that place are a scalar below the order of the group. */
    static boolean isStrictScalar(byte[] source, int offset) {
        return littleEndian(source, offset).compareTo(ORDER) < 0;
    }

    /** The y coordinate of an encoded point. */
    static BigInteger y(byte[] source, int offset) {
        return littleEndian(source, offset).clearBit(255);
    }

    /** Whether the x coordinate of an encoded point is odd. */
    static boolean xIsOdd(byte[] source, int offset) {
        return source[offset + SIZE - 1] < 0;
    }

    private static BigInteger littleEndian(byte[] source, int offset) {
        byte[] bigEndian = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            bigEndian[i] = source[offset + SIZE - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }
}
