package io.worklog.spring.autoconfigure;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.persistence.lucene.LuceneEventIndex;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.ErasableIndex;
import io.worklog.spi.IndexedEvent;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lucene files that are opened when they are first asked for, by the thread that feeds them, so
 * that no application waits for that when it starts. Where they cannot be opened, whoever asks is
 * told, health says so, and the next one to ask tries again; the log itself is not concerned.
 * Thread-safe.
 */
final class LazyLuceneIndex implements CheckableIndex, ErasableIndex {
    private final Supplier<LuceneEventIndex> opening;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable LuceneEventIndex opened;
    private boolean closed;

    LazyLuceneIndex(Supplier<LuceneEventIndex> opening) {
        this.opening = opening;
    }

    private LuceneEventIndex index() {
        LuceneEventIndex ready = opened;
        return ready == null ? open() : ready;
    }

    private LuceneEventIndex open() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the index is closed");
            }
            LuceneEventIndex ready = opened;
            if (ready == null) {
                ready = opening.get();
                opened = ready;
            }
            return ready;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public TreeSize indexedTo(LogId log) {
        return index().indexedTo(log);
    }

    @Override
    public void add(LogId log, List<IndexedEvent> events) {
        index().add(log, events);
    }

    @Override
    public void flush() {
        index().flush();
    }

    @Override
    public EventHits find(EventQuery query, PageRequest page) {
        return index().find(query, page);
    }

    @Override
    public void drop(LogId log) {
        index().drop(log);
    }

    @Override
    public void replace(LogId log, List<IndexedEvent> events) {
        index().replace(log, events);
    }

    @Override
    public void forgetBelow(LogId log, LogIndex minIndex) {
        index().forgetBelow(log, minIndex);
    }

    @Override
    public boolean agrees(LogId log, IndexedEvent event) {
        return index().agrees(log, event);
    }

    @Override
    public long entries(LogId log) {
        return index().entries(log);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            LuceneEventIndex ready = opened;
            if (ready != null && !closed) {
                ready.close();
            }
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
