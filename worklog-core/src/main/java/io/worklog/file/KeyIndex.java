package io.worklog.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries by idempotency key: the newest keys in a {@link KeyTable}, the others in {@link
 * KeyRuns}. A full table is written by the given executor while the next one fills; if that one is
 * full too, the writer waits, so the heap is bounded. Adding is for one thread, finding for all.
 */
final class KeyIndex {
    private static final int TABLE_KEYS = KeyRuns.SMALL_RANGE;
    private static final int TABLE_RANGE = 2 * KeyRuns.SMALL_RANGE;

    /** So many entries may be read again at opening rather than being written at closing. */
    private static final int KEPT_AT_CLOSE = 1024;

    private final KeyRuns runs;
    private final Executor background;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicReference<Tables> tables;
    private volatile @Nullable IOException failure;

    KeyIndex(KeyRuns runs, Executor background) {
        this.runs = runs;
        this.background = background;
        long covered = runs.coveredTo();
        this.tables = new AtomicReference<>(new Tables(new KeyTable(), covered, covered, null, 0));
    }

    /**
     * The keys on the heap.
     *
     * @param current takes new keys
     * @param from keys from this index on are in it
     * @param to keys below this index are in it
     * @param full being written, where there is one
     * @param fullTo keys below this index are in the full one
     */
    private record Tables(
            KeyTable current, long from, long to, @Nullable KeyTable full, long fullTo) {
        Tables upTo(long end) {
            return new Tables(current, from, end, full, fullTo);
        }

        Tables turned() {
            return new Tables(new KeyTable(), to, to, current, to);
        }

        Tables written() {
            return new Tables(current, from, to, null, 0);
        }
    }

    /** Keys of entries below this index need not be added again after opening. */
    long coveredTo() {
        return runs.coveredTo();
    }

    /**
     * Adds the keys of a frame.
     *
     * @param hashes one per entry, or none at all
     */
    void add(long first, int count, byte[] hashes) throws IOException {
        KeyTable current = tables.get().current();
        for (int at = 0, i = 0; at < hashes.length; at += KeyHash.BYTES, i++) {
            if (!KeyHash.isNone(hashes, at)) {
                current.add(hashes, at, first + i);
            }
        }
        Tables now = tables.updateAndGet(t -> t.upTo(first + count));
        if (current.size() >= TABLE_KEYS || now.to() - now.from() >= TABLE_RANGE) {
            turn();
        }
    }

    /** The index of the entry with a key, or -1. */
    long find(byte[] hash) throws IOException {
        Tables now = tables.get();
        long found = now.current().find(hash);
        KeyTable full = now.full();
        if (found < 0 && full != null) {
            found = full.find(hash);
        }
        return found < 0 ? findInRuns(hash) : found;
    }

    /** Writes all keys to runs; returns when they are durable. */
    void flush() throws IOException {
        writeFull();
        Tables now = tables.get();
        if (now.to() > now.from()) {
            tables.updateAndGet(Tables::turned);
            writeFull();
        }
    }

    /** Writes what would take long to read again. */
    void close() throws IOException {
        writeFull();
        Tables now = tables.get();
        if (now.to() - now.from() > KEPT_AT_CLOSE) {
            flush();
        }
    }

    /** Leaves no work behind in the background, and writes nothing more. */
    void abandon() {
        writing.lock();
        try {
            failure = failure == null ? new IOException("the log was given up") : failure;
        } finally {
            writing.unlock();
        }
    }

    private long findInRuns(byte[] hash) throws IOException {
        while (true) {
            List<KeyRun> files = runs.list();
            try {
                return runs.find(files, hash);
            } catch (NoSuchFileException e) {
                if (files.equals(runs.list())) {
                    throw e;
                }
                // A merge replaced them meanwhile.
            }
        }
    }

    private void turn() throws IOException {
        writeFull();
        tables.updateAndGet(Tables::turned);
        background.execute(this::writeInBackground);
    }

    private void writeInBackground() {
        try {
            writeFull();
        } catch (IOException | RuntimeException e) {
            failure = e instanceof IOException io ? io : new IOException(e);
        }
    }

    private void writeFull() throws IOException {
        writing.lock();
        try {
            IOException failed = failure;
            if (failed != null) {
                throw new IOException("keys could not be written", failed);
            }
            Tables now = tables.get();
            KeyTable full = now.full();
            if (full != null) {
                runs.add(now.fullTo(), full.sorted());
                tables.updateAndGet(Tables::written);
            }
        } finally {
            writing.unlock();
        }
    }
}
