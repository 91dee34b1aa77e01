package io.worklog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * The bits of a {@link SecureRandom}, fetched many at a time: one call of it costs far more than a
 * few bytes. For ids, which are known to all; MUST NOT be used for keys and salts, since bits that
 * are still to be given stay in memory. Thread-safe.
 */
final class RandomBlocks implements RandomGenerator {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final SecureRandom random;
    private final ReentrantLock lock = new ReentrantLock();
    private final byte[] block = new byte[1_024];
    private int given = block.length;

    RandomBlocks(SecureRandom random) {
        this.random = random;
    }

    @Override
    public long nextLong() {
        lock.lock();
        try {
            if (given == block.length) {
                random.nextBytes(block);
                given = 0;
            }
            long bits = (long) LONGS.get(block, given);
            given += Long.BYTES;
            return bits;
        } finally {
            lock.unlock();
        }
    }
}
