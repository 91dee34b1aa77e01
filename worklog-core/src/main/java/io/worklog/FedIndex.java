package io.worklog;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.ErasableIndex;
import io.worklog.spi.EventIndex;
import io.worklog.spi.IndexedEvent;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Feeds an index from the logs on one thread of its own, from wherever the index stands; what
 * failed is fed again when something new comes or somebody asks. Thread-safe.
 */
final class FedIndex implements FollowedIndex {
    /** Chunks between two flushes while there is more to read. */
    private static final int CHUNKS_PER_FLUSH = 20;

    /** So long nothing is fed at first unless somebody asks. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /**
     * From the beginning of a round to that of the next, unless somebody asks: a flush costs the
     * same for one event and for a thousand, and under load there is always one more event. After a
     * round that took longer nothing is waited for.
     */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final LogStore store;
    private final EventIndex index;
    private final Duration wait;
    private final Map<LogId, Long> visible = new ConcurrentHashMap<>();

    /** Added and not flushed; of the feeding thread alone. */
    private final Map<LogId, Long> added = new HashMap<>();

    private final Set<LogId> behind = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private final Thread thread;
    private final ExecutorService reader;
    private boolean asked;
    private boolean closed;
    private volatile @Nullable RuntimeException failure;

    FedIndex(LogStore store, EventIndex index, Duration wait) {
        this.store = store;
        this.index = index;
        this.wait = wait;
        this.reader = ChunksAhead.thread();
        this.thread = Thread.ofPlatform().daemon().name("worklog-index").start(this::run);
    }

    @Override
    public EventHits find(EventQuery query, PageRequest page) {
        catchUp(query.log());
        return index.find(query, page);
    }

    @Override
    public FollowedIndex unfollowed(LogStore readable) {
        return new ScannedLogs(index);
    }

    @Override
    public Optional<CheckableIndex> checkable(LogId log) {
        catchUp(log);
        return index instanceof CheckableIndex checkable
                ? Optional.of(checkable)
                : Optional.empty();
    }

    private void catchUp(LogId log) {
        LogHead head = store.head(log).orElse(null);
        if (head == null) {
            throw new IllegalArgumentException("no log " + log);
        }
        if (visibleTo(log) < head.size().value()) {
            ask(log);
            awaitVisible(log, head.size().value());
        }
    }

    private long visibleTo(LogId log) {
        return visible.getOrDefault(log, 0L);
    }

    private void awaitVisible(LogId log, long size) {
        long left = wait.toNanos();
        lock.lock();
        try {
            while (visibleTo(log) < size && left > 0 && failure == null && !closed) {
                left = progress.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void note(LogId log) {
        lock.lock();
        try {
            if (behind.add(log)) {
                failure = null;
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void ask(LogId log) {
        note(log);
        lock.lock();
        try {
            asked = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits unless somebody asks meanwhile, or has asked since the last round began. */
    private void pause(Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lock();
        try {
            while (!asked && !closed && left > 0) {
                left = work.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** An index opens its files when it is first fed: not while an application still starts. */
    private void run() {
        try {
            pause(FIRST_PAUSE);
            for (List<LogId> logs = next(); !logs.isEmpty(); logs = next()) {
                long begun = System.nanoTime();
                round(logs);
                pause(PAUSE.minusNanos(System.nanoTime() - begun));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All logs that have something new; none when this is closed. */
    private List<LogId> next() throws InterruptedException {
        lock.lock();
        try {
            while (behind.isEmpty() && !closed) {
                work.await();
            }
            List<LogId> logs = closed ? List.of() : List.copyOf(behind);
            behind.clear();
            asked = false;
            return logs;
        } finally {
            lock.unlock();
        }
    }

    private void round(List<LogId> logs) {
        for (LogId log : logs) {
            attempt(() -> follow(log));
        }
        if (!isClosed()) {
            attempt(this::show);
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(RuntimeException e) {
        lock.lock();
        try {
            failure = e;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void follow(LogId log) {
        LogHead head = store.head(log).orElse(null);
        if (head == null || visibleTo(log) >= head.size().value()) {
            return;
        }
        long fed = index.indexedTo(log).value();
        if (fed > head.size().value()) {
            index.drop(log);
            fed = 0;
        }
        if (fed < head.minIndex() && index instanceof ErasableIndex erasable) {
            erasable.forgetBelow(log, LogIndex.of(head.minIndex()));
            fed = head.minIndex();
        }
        feed(log, head, fed);
    }

    private void feed(LogId log, LogHead head, long from) {
        Iterator<RecordedEvent> events = new EntryScanner(store, log, head).from(LogIndex.of(from));
        try (ChunksAhead ahead = new ChunksAhead(events, reader)) {
            int chunks = 0;
            List<IndexedEvent> chunk = ahead.take();
            while (!chunk.isEmpty() && !isClosed()) {
                index.add(log, chunk);
                added.put(log, chunk.getLast().index().value() + 1);
                if (++chunks % CHUNKS_PER_FLUSH == 0) {
                    show();
                }
                chunk = ahead.take();
            }
        }
        if (!isClosed()) {
            added.put(log, head.size().value());
        }
    }

    /** Makes what was added visible. */
    private void show() {
        if (added.isEmpty()) {
            return;
        }
        index.flush();
        lock.lock();
        try {
            visible.putAll(added);
            added.clear();
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** What failed last; absent while all is well. */
    @Override
    public @Nullable String problem() {
        RuntimeException last = failure;
        return last == null ? null : "index: " + last.getMessage();
    }

    @Override
    public void erased(LogId log, LogIndex place) {
        List<LogEntry> entry = store.read(log, place, 1, Long.MAX_VALUE);
        if (entry.isEmpty()) {
            throw new StoreUnavailableException("log " + log + " has no entry " + place);
        }
        if (index instanceof ErasableIndex erasable) {
            RecordedEvent event = EntryScanner.decoded(log, entry.get(0));
            erasable.replace(log, List.of(new IndexedEvent(place, event.event())));
            erasable.flush();
        } else {
            rebuild(log);
        }
    }

    @Override
    public void pruned(LogId log, LogIndex minIndex) {
        if (index instanceof ErasableIndex erasable) {
            erasable.forgetBelow(log, minIndex);
            erasable.flush();
        } else {
            rebuild(log);
        }
    }

    private void rebuild(LogId log) {
        index.drop(log);
        visible.remove(log);
        note(log);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
            progress.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reader.shutdown();
        index.close();
    }
}
