package io.worklog.server.importer;

import io.worklog.Receipt;
import io.worklog.event.AuditEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** The events on their way into the log, oldest first, never more than a limit. Not thread-safe. */
final class Window {
    /**
     * An event on its way.
     *
     * @param record where it came from
     * @param event as it was offered
     * @param receipt what the log will say
     */
    record Pending(SourceRecord record, AuditEvent event, CompletableFuture<Receipt> receipt) {}

    private final int limit;
    private final Deque<Pending> pending = new ArrayDeque<>();

    Window(int limit) {
        this.limit = limit;
    }

    boolean isFull() {
        return pending.size() >= limit;
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    void add(Pending one) {
        pending.add(one);
    }

    Pending removeOldest() {
        return pending.remove();
    }
}
