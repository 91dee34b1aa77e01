package io.worklog;

import io.worklog.spi.IndexedEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The events of a log in chunks, for an index: while it takes one up, the next is read and decoded
 * on another thread. Used by one thread, and closed by it before the log may be.
 */
final class ChunksAhead implements AutoCloseable {
    private static final int CHUNK = 1_000;

    /** Bytes of entries after which a chunk is full however few they are; there are two chunks. */
    private static final long CHUNK_BYTES = 1L << 20;

    private static final long IDLE_SECONDS = 10;

    private final Iterator<RecordedEvent> events;
    private final int size;
    private final Executor reader;
    private @Nullable CompletableFuture<List<IndexedEvent>> next;

    /** In chunks of a usual size. */
    ChunksAhead(Iterator<RecordedEvent> events, Executor reader) {
        this(events, CHUNK, reader);
    }

    /**
     * Begins with the first event there is.
     *
     * @param size how many events a chunk has; the last has fewer, and so has one of large events
     * @param reader reads all chunks but the first, so that a few new events need no other thread
     */
    ChunksAhead(Iterator<RecordedEvent> events, int size, Executor reader) {
        this.events = events;
        this.size = size;
        this.reader = reader;
    }

    /** The thread for {@link #ChunksAhead}; it ends when it had nothing to do for a while. */
    static ExecutorService thread() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("worklog-index-reader").factory());
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** The next chunk; empty after the last. */
    List<IndexedEvent> take() {
        CompletableFuture<List<IndexedEvent>> begun = next;
        next = null;
        List<IndexedEvent> chunk = begun == null ? read() : finished(begun);
        if (events.hasNext()) {
            next = CompletableFuture.supplyAsync(this::read, reader);
        }
        return chunk;
    }

    private List<IndexedEvent> read() {
        List<IndexedEvent> chunk = new ArrayList<>();
        long bytes = 0;
        while (events.hasNext() && chunk.size() < size && bytes < CHUNK_BYTES) {
            RecordedEvent event = events.next();
            chunk.add(new IndexedEvent(event.index(), event.event()));
            bytes += event.entry().bytes();
        }
        return chunk;
    }

    private static List<IndexedEvent> finished(CompletableFuture<List<IndexedEvent>> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
        }
    }

    /** Waits until nothing is read any more. */
    @Override
    public void close() {
        if (next != null) {
            next.exceptionally(failure -> List.of()).join();
        }
    }
}
