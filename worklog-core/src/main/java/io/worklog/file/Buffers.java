package io.worklog.file;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;

/** A few buffers that all logs share, so that no open log holds one. Thread-safe. */
final class Buffers {
    private static final int SMALLEST = 64 << 10;
    private static final int LARGEST_FOR_FRAMES = 1 << 20;
    private static final int FOR_READING = 256 << 10;

    private final IntFunction<ByteBuffer> make;
    private final int largestKept;
    private final int kept;
    private final Deque<ByteBuffer> free = new ArrayDeque<>();

    private Buffers(IntFunction<ByteBuffer> make, int largestKept, int kept) {
        this.make = make;
        this.largestKept = largestKept;
        this.kept = kept;
    }

    /** Outside the heap, for frames that are written. */
    static Buffers forFrames() {
        return new Buffers(ByteBuffer::allocateDirect, LARGEST_FOR_FRAMES, 4);
    }

    /** On the heap, for entries that are looked at. */
    static Buffers forReading() {
        return new Buffers(ByteBuffer::allocate, FOR_READING, 2);
    }

    /** An empty buffer of the largest size that is kept. */
    ByteBuffer take() {
        return take(largestKept);
    }

    /** An empty buffer with at least that capacity. */
    ByteBuffer take(int capacity) {
        ByteBuffer found;
        synchronized (free) {
            found = free.poll();
        }
        if (found != null && found.capacity() >= capacity) {
            return found.clear();
        }
        int rounded = Integer.highestOneBit(Math.max(SMALLEST, capacity) - 1) << 1;
        return make.apply(rounded);
    }

    /** Gives a buffer back. */
    void give(ByteBuffer buffer) {
        synchronized (free) {
            if (buffer.capacity() <= largestKept && free.size() < kept) {
                free.push(buffer);
            }
        }
    }
}
