package io.worklog.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

/** So many bytes that follow from a seed, made as they are read; it may break on the way. */
final class GeneratedStream extends InputStream {
    private final Random random;
    private final long breaksAt;
    private long left;
    private long given;
    private int largestRead;
    private boolean closed;

    private GeneratedStream(long seed, long length, long breaksAt) {
        this.random = new Random(seed);
        this.left = length;
        this.breaksAt = breaksAt;
    }

    static GeneratedStream of(long seed, long length) {
        return new GeneratedStream(seed, length, Long.MAX_VALUE);
    }

    /** Gives so many bytes and then fails, as a connection does. */
    static GeneratedStream breakingAt(long seed, long length) {
        return new GeneratedStream(seed, Long.MAX_VALUE, length);
    }

    /** The most bytes that were asked for at once. */
    int largestRead() {
        return largestRead;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (given >= breaksAt) {
            throw new IOException("connection reset");
        }
        largestRead = Math.max(largestRead, length);
        int count = (int) Math.min(length, Math.min(left, breaksAt - given));
        if (count == 0 && length > 0) {
            return -1;
        }
        for (int i = 0; i < count; i++) {
            target[offset + i] = (byte) random.nextInt();
        }
        left -= count;
        given += count;
        return count;
    }

    @Override
    public void close() {
        closed = true;
    }
}
