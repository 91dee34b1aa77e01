package io.worklog.benchmarks.peer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One thread that writes whatever is waiting, once for all, and wakes the callers. Hashes on the
 * caller's thread; builds, encodes, indexes and proves nothing.
 */
final class GroupCommit implements AutoCloseable {
    private static final int MAX_BATCH = 4_096;

    /** Makes a batch durable. Used by one thread. */
    interface Sink {
        void write(List<Waiting> batch) throws Exception;
    }

    /** An entry whose caller waits. */
    static final class Waiting {
        final Thread caller = Thread.currentThread();
        final Sample sample;
        final byte[] leaf;
        volatile boolean done;
        @Nullable Exception failure;

        Waiting(Sample sample, byte[] leaf) {
            this.sample = sample;
            this.leaf = leaf;
        }
    }

    private static final ThreadLocal<MessageDigest> SHA256 =
            ThreadLocal.withInitial(GroupCommit::sha256);

    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean idle = new AtomicBoolean();
    private final Sink sink;
    private final Thread writer;
    private volatile boolean open = true;

    GroupCommit(String name, Sink sink) {
        this.sink = sink;
        writer = Thread.ofPlatform().name(name).start(this::run);
    }

    /** Returns when the sample is durable. */
    byte[] append(Sample sample) {
        MessageDigest digest = SHA256.get();
        digest.update((byte) 0);
        byte[] leaf = digest.digest(sample.sealed());
        Waiting waiting = new Waiting(sample, leaf);
        queue.add(waiting);
        if (idle.compareAndSet(true, false)) {
            LockSupport.unpark(writer);
        }
        while (!waiting.done) {
            LockSupport.park(this);
        }
        if (waiting.failure != null) {
            throw new IllegalStateException(waiting.failure);
        }
        return leaf;
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        while (open) {
            take(batch);
            if (batch.isEmpty()) {
                continue;
            }
            Exception failure = write(batch);
            for (Waiting waiting : batch) {
                waiting.failure = failure;
                waiting.done = true;
                LockSupport.unpark(waiting.caller);
            }
            batch.clear();
        }
    }

    private @Nullable Exception write(List<Waiting> batch) {
        try {
            sink.write(batch);
            return null;
        } catch (Exception e) {
            return e;
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
        while (next != null) {
            batch.add(next);
            next = batch.size() < MAX_BATCH ? queue.poll() : null;
        }
    }

    /** Ends the thread; nobody may be waiting. */
    @Override
    public void close() {
        open = false;
        LockSupport.unpark(writer);
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
