package io.worklog.file;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The logs that have files open. A log is opened when it is used; the longest unused one is closed
 * when there are too many. One that failed stays, so that it is not opened again by the way.
 * Thread-safe.
 */
final class OpenLogs {
    private final int limit;
    private final Opener opener;
    private final Map<LogId, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    OpenLogs(int limit, Opener opener) {
        this.limit = limit;
        this.opener = opener;
    }

    /** Opens a log's files. */
    interface Opener {
        FileLog open(LogId log) throws IOException;
    }

    /** What is done with a log. */
    interface Use<T> {
        T with(FileLog log) throws IOException;
    }

    /** Does something with a log, which stays open meanwhile. */
    <T> T use(LogId log, Use<T> use) throws IOException {
        Slot slot = take(log);
        try {
            FileLog open = lockOpen(slot);
            try {
                return use.with(open);
            } finally {
                slot.lock.readLock().unlock();
            }
        } finally {
            give(slot);
            closeUnused();
        }
    }

    /** Closes all logs; later uses are refused. */
    void close() throws IOException {
        List<Exception> failures = new ArrayList<>();
        for (Slot slot : closeAll()) {
            slot.lock.writeLock().lock();
            try {
                closeAnyway(slot);
            } catch (IOException | StoreUnavailableException e) {
                failures.add(e);
            } finally {
                slot.lock.writeLock().unlock();
            }
        }
        if (!failures.isEmpty()) {
            throw new IOException(failures.get(0).getMessage(), failures.get(0));
        }
    }

    private static void closeAnyway(Slot slot) throws IOException {
        FileLog log = slot.log;
        if (log != null) {
            try {
                log.settle();
            } finally {
                slot.log = null;
                log.release();
            }
        }
    }

    private synchronized List<Slot> closeAll() {
        closed = true;
        return new ArrayList<>(slots.values());
    }

    private synchronized Slot take(LogId log) {
        checkOpen();
        Slot slot = slots.computeIfAbsent(log, Slot::new);
        slot.users++;
        return slot;
    }

    private synchronized void give(Slot slot) {
        slot.users--;
        if (slot.users == 0 && slot.log == null) {
            slots.remove(slot.id);
        }
    }

    /** The open log, with the slot locked for reading. */
    private FileLog lockOpen(Slot slot) throws IOException {
        while (true) {
            slot.lock.readLock().lock();
            FileLog open = slot.log;
            if (open != null) {
                return open;
            }
            slot.lock.readLock().unlock();
            openOnce(slot);
        }
    }

    private void openOnce(Slot slot) throws IOException {
        slot.lock.writeLock().lock();
        try {
            checkOpen();
            if (slot.log == null) {
                slot.log = opener.open(slot.id);
            }
        } finally {
            slot.lock.writeLock().unlock();
        }
    }

    private synchronized void checkOpen() {
        if (closed) {
            throw new StoreUnavailableException("the store is closed");
        }
    }

    private void closeUnused() {
        Slot unused = unused();
        while (unused != null) {
            boolean done = closeIfUnused(unused);
            give(unused);
            unused = done ? unused() : null;
        }
    }

    private static boolean closeIfUnused(Slot slot) {
        if (!slot.lock.writeLock().tryLock()) {
            return false;
        }
        try {
            FileLog log = slot.log;
            if (log != null) {
                log.settle();
                slot.log = null;
                log.release();
            }
            return true;
        } catch (IOException | StoreUnavailableException e) {
            // The log itself remembers: whoever uses it next is told, not who used another one now.
            return false;
        } finally {
            slot.lock.writeLock().unlock();
        }
    }

    /** The longest unused log where there are too many, taken so that only one thread closes it. */
    private synchronized @Nullable Slot unused() {
        if (slots.size() <= limit) {
            return null;
        }
        for (Slot slot : slots.values()) {
            FileLog log = slot.log;
            if (slot.users == 0 && log != null && !log.hasFailed()) {
                slot.users++;
                return slot;
            }
        }
        return null;
    }

    private static final class Slot {
        private final LogId id;
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        private volatile @Nullable FileLog log;
        private int users;

        Slot(LogId id) {
            this.id = id;
        }
    }
}
