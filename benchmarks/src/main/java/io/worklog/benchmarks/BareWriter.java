package io.worklog.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * What the machine allows: one thread that writes whatever is waiting into a preallocated file, forces
 * it once and wakes the callers. Hashes on the caller's thread; builds, encodes, indexes and proves
 * nothing.
 */
final class BareWriter implements AutoCloseable {
    private static final int BUFFER = 8 << 20;
    private static final int MAX_BATCH = 4_096;
    private static final long PREALLOCATE = 64L << 20;

    private static final class Waiting {
        final Thread caller = Thread.currentThread();
        final byte[] bytes;
        volatile boolean durable;

        Waiting(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private static final ThreadLocal<MessageDigest> SHA256 =
            ThreadLocal.withInitial(BareWriter::sha256);

    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean idle = new AtomicBoolean();
    private final FileChannel file;
    private final Thread writer;
    private volatile boolean open = true;
    private long position;
    private long zeroed;

    BareWriter(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        writer = Thread.ofPlatform().name("bare-writer").start(this::run);
    }

    /** Returns when the bytes are on the disk. */
    byte[] append(byte[] bytes) {
        MessageDigest digest = SHA256.get();
        digest.update((byte) 0);
        byte[] leaf = digest.digest(bytes);
        Waiting waiting = new Waiting(bytes);
        queue.add(waiting);
        if (idle.compareAndSet(true, false)) {
            LockSupport.unpark(writer);
        }
        while (!waiting.durable) {
            LockSupport.park(this);
        }
        return leaf;
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        List<Waiting> batch = new ArrayList<>();
        while (open) {
            take(batch);
            if (batch.isEmpty()) {
                continue;
            }
            write(buffer, batch);
            for (Waiting waiting : batch) {
                waiting.durable = true;
                LockSupport.unpark(waiting.caller);
            }
            batch.clear();
        }
    }

    private void take(List<Waiting> batch) {
        Waiting next = queue.poll();
        if (next == null) {
            idle.set(true);
            if (queue.isEmpty() && open) {
                LockSupport.park(this);
            }
            idle.set(false);
            return;
        }
        while (next != null && batch.size() < MAX_BATCH) {
            batch.add(next);
            next = batch.size() < MAX_BATCH ? queue.poll() : null;
        }
    }

    private void write(ByteBuffer buffer, List<Waiting> batch) {
        buffer.clear();
        for (Waiting waiting : batch) {
            buffer.putShort((short) waiting.bytes.length).put(waiting.bytes);
        }
        buffer.flip();
        try {
            preallocate(position + buffer.remaining());
            while (buffer.hasRemaining()) {
                position += file.write(buffer, position);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void preallocate(long needed) throws IOException {
        if (needed <= zeroed) {
            return;
        }
        ByteBuffer zeros = ByteBuffer.allocate(1 << 20);
        long until = zeroed + PREALLOCATE;
        while (zeroed < until) {
            zeroed += file.write(zeros.rewind(), zeroed);
        }
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        open = false;
        LockSupport.unpark(writer);
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
