package io.worklog.file;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** A few direct buffers that appends share, so that no open log holds one. Thread-safe. */
final class Buffers {
    private static final int SMALLEST = 64 << 10;
    private static final int LARGEST_KEPT = 1 << 20;
    private static final int KEPT = 4;

    private final Deque<ByteBuffer> free = new ArrayDeque<>();

    /** An empty buffer with at least that capacity. */
    ByteBuffer take(int capacity) {
        ByteBuffer kept;
        synchronized (free) {
            kept = free.poll();
        }
        if (kept != null && kept.capacity() >= capacity) {
            return kept.clear();
        }
        int rounded = Integer.highestOneBit(Math.max(SMALLEST, capacity) - 1) << 1;
        return ByteBuffer.allocateDirect(rounded);
    }

    /** Gives a buffer back. */
    void give(ByteBuffer buffer) {
        synchronized (free) {
            if (buffer.capacity() <= LARGEST_KEPT && free.size() < KEPT) {
                free.push(buffer);
            }
        }
    }
}
