package io.worklog.sequence;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.CheckpointAnchor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands checkpoints to anchors on one thread of its own, never on the append path. Of each log only
 * the newest checkpoint waits; one that failed is tried again after a while, or at once when a
 * newer one takes its place. Thread-safe.
 */
public final class AnchorFeed implements AutoCloseable {
    private static final long RETRY_NANOS = 15_000_000_000L;

    private final List<CheckpointAnchor> anchors;
    private final Lines lines;
    private final Map<Way, Note> waiting = new LinkedHashMap<>();
    private final Map<Way, String> failures = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private boolean closed;

    /** Starts the thread if there is an anchor. */
    public AnchorFeed(List<CheckpointAnchor> anchors, Lines lines) {
        this.anchors = List.copyOf(anchors);
        this.lines = lines;
        this.thread = Thread.ofPlatform().daemon().name("worklog-anchor").unstarted(this::run);
        if (!this.anchors.isEmpty()) {
            thread.start();
        }
    }

    /** Takes what an anchor added to a checkpoint. */
    @FunctionalInterface
    public interface Lines {
        /** Signature lines ("— name base64") for the checkpoint of that size. */
        void added(LogId log, TreeSize size, List<String> lines);
    }

    /** Puts a checkpoint in the place of an older one of its log. */
    public void offer(LogId log, TreeSize size, byte[] note) {
        if (anchors.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            Note fresh = new Note(size, note, System.nanoTime());
            for (CheckpointAnchor anchor : anchors) {
                waiting.merge(new Way(log, anchor), fresh, Note::larger);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What failed last, by anchor and log; empty while all is well. */
    public List<String> problems() {
        lock.lock();
        try {
            return List.copyOf(failures.values());
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (Map.Entry<Way, Note> next = next(); next != null; next = next()) {
                hand(next.getKey(), next.getValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next that is due, taken out; nothing when closed and all was tried. */
    private Map.@Nullable Entry<Way, Note> next() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                long now = System.nanoTime();
                long wait = Long.MAX_VALUE;
                for (Map.Entry<Way, Note> entry : waiting.entrySet()) {
                    long left = entry.getValue().dueNanos() - now;
                    if (left <= 0) {
                        Map.Entry<Way, Note> due = Map.entry(entry.getKey(), entry.getValue());
                        waiting.remove(entry.getKey());
                        return due;
                    }
                    wait = Math.min(wait, left);
                }
                if (closed) {
                    return null;
                }
                changed.awaitNanos(wait);
            }
        } finally {
            lock.unlock();
        }
    }

    private void hand(Way way, Note note) {
        try {
            List<String> added = way.anchor().anchor(way.log(), note.size(), note.bytes());
            settle(way, null, null);
            if (!added.isEmpty()) {
                lines.added(way.log(), note.size(), added);
            }
        } catch (IOException | RuntimeException e) {
            settle(way, e, new Note(note.size(), note.bytes(), System.nanoTime() + RETRY_NANOS));
        }
    }

    private void settle(Way way, @Nullable Exception failure, @Nullable Note again) {
        lock.lock();
        try {
            if (failure == null || again == null) {
                failures.remove(way);
                return;
            }
            failures.put(way, way.anchor().name() + ", log " + way.log() + ": " + failure);
            waiting.putIfAbsent(way, again);
        } finally {
            lock.unlock();
        }
    }

    /** Tries once more what waits, then ends the thread and closes the anchors. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(RETRY_NANOS / 1_000_000);
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        anchors.forEach(CheckpointAnchor::close);
    }

    private record Way(LogId log, CheckpointAnchor anchor) {}

    private record Note(TreeSize size, byte[] bytes, long dueNanos) {
        static Note larger(Note old, Note fresh) {
            return fresh.size.compareTo(old.size) < 0 ? old : fresh;
        }
    }
}
