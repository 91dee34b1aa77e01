package io.worklog.persistence.lucene;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.ErasableIndex;
import io.worklog.spi.IndexedEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * The embedded index: one Lucene index in a folder for all logs of an installation. It answers
 * exactly as {@link io.worklog.query.EventMatcher} would; facets are counted over the first {@link
 * PageRequest#countLimit} matches in the order of the pages.
 *
 * <p>A folder is used by one process at a time. Nothing here is on the way of an append: whoever
 * feeds the index decides when it is flushed. Searches need no lock. Every method throws {@link
 * io.worklog.error.StoreUnavailableException} where the folder cannot be used, and {@link
 * IndexDamagedException} where its files are damaged. Thread-safe.
 */
public final class LuceneEventIndex implements CheckableIndex, ErasableIndex {
    private static final int STRIPES = 64;

    private final LuceneIndexOptions options;
    private final LiveIndex live;
    private final LogSizes sizes;

    /** Additions share it; what needs a still index has it alone. */
    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    /** Entries of one log are added one after the other; the log's hash tells by which lock. */
    private final List<Object> stripes = Stream.generate(Object::new).limit(STRIPES).toList();

    private final Queue<EventDocument> documents = new ConcurrentLinkedQueue<>();
    private final AtomicInteger uncommitted = new AtomicInteger();
    private volatile boolean unseen;
    private volatile boolean unforgotten;
    private volatile Instant refreshed;

    private LuceneEventIndex(LiveIndex live, LuceneIndexOptions options) {
        this.live = live;
        this.options = options;
        this.sizes = new LogSizes(live.durable());
        this.refreshed = options.time().instant();
    }

    /**
     * Opens the index in a folder, which is made where there is none.
     *
     * @throws IndexDamagedException if it is damaged and is not to be emptied
     * @throws io.worklog.error.StoreUnavailableException if another process or index has it open
     */
    public static LuceneEventIndex open(Path folder, LuceneIndexOptions options) {
        LiveIndex live = new IndexOpening(new IndexFolder(folder), options).open();
        return new LuceneEventIndex(live, options);
    }

    /** What was found when it was opened; unless it was an index, all logs are to be fed again. */
    public IndexStart start() {
        return live.start();
    }

    @Override
    public TreeSize indexedTo(LogId log) {
        return TreeSize.of(live.durable().getOrDefault(log, 0L));
    }

    @Override
    public void add(LogId log, List<IndexedEvent> events) {
        gate.readLock().lock();
        try {
            synchronized (stripes.get(Math.floorMod(log.hashCode(), STRIPES))) {
                List<IndexedEvent> fresh = sizes.fresh(log, events);
                write(log, fresh, true);
                uncommitted.addAndGet(fresh.size());
            }
        } finally {
            gate.readLock().unlock();
        }
        if (uncommitted.get() >= options.commitEvery()) {
            flush();
        }
    }

    @Override
    public void flush() {
        if (unforgotten) {
            unforgotten = false;
            unforgotten = !live.purge();
        }
        alone(() -> {
            live.commit(sizes.copy());
            uncommitted.set(0);
            refresh();
        });
    }

    @Override
    public EventHits find(EventQuery query, PageRequest page) {
        refreshWhenDue();
        return live.read(snapshot -> new PageSearch(query, page, snapshot).answer());
    }

    @Override
    public void drop(LogId log) {
        alone(() -> {
            live.delete(EntryQuery.of(log));
            sizes.remove(log);
            unforgotten = true;
        });
        flush();
    }

    @Override
    public void replace(LogId log, List<IndexedEvent> events) {
        alone(() -> {
            refresh();
            List<IndexedEvent> held = live.read(now -> EntryCheck.held(log, events, now));
            if (!held.isEmpty()) {
                unforgotten = true;
                live.delete(EntryQuery.of(log, held));
                write(log, held, false);
            }
        });
    }

    @Override
    public void forgetBelow(LogId log, LogIndex minIndex) {
        alone(() -> {
            if (minIndex.value() > 0) {
                live.delete(EntryQuery.below(log, minIndex.value()));
            }
            sizes.set(log, Math.max(sizes.of(log), minIndex.value()));
            unseen = true;
            unforgotten = true;
        });
    }

    @Override
    public boolean agrees(LogId log, IndexedEvent event) {
        EventDocument said = document();
        EntryCheck check = new EntryCheck(said, log, event);
        boolean agrees = live.read(check::agrees);
        documents.offer(said);
        return agrees;
    }

    @Override
    public long entries(LogId log) {
        return live.read(snapshot -> EntryCheck.entries(log, snapshot));
    }

    @Override
    public void close() {
        alone(() -> {
            try {
                live.commit(sizes.copy());
            } finally {
                live.close();
            }
        });
    }

    private void write(LogId log, List<IndexedEvent> events, boolean next) {
        EventDocument document = document();
        for (IndexedEvent event : events) {
            live.add(document.of(log, event));
            if (next) {
                sizes.set(log, event.index().value() + 1);
            }
        }
        documents.offer(document);
        if (!events.isEmpty()) {
            unseen = true;
        }
    }

    /** One that no other thread uses. */
    private EventDocument document() {
        EventDocument pooled = documents.poll();
        return pooled == null ? new EventDocument() : pooled;
    }

    /** A search does not wait for another thread that has the index alone; it sees what there is. */
    private void refreshWhenDue() {
        Duration age = Duration.between(refreshed, options.time().instant());
        if (!unseen || age.compareTo(options.refreshAfter()) < 0 || !gate.writeLock().tryLock()) {
            return;
        }
        try {
            refresh();
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void refresh() {
        live.refresh(sizes.copy());
        unseen = false;
        refreshed = options.time().instant();
    }

    private void alone(Runnable action) {
        gate.writeLock().lock();
        try {
            action.run();
        } finally {
            gate.writeLock().unlock();
        }
    }
}
