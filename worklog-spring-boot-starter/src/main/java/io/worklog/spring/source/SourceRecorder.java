package io.worklog.spring.source;

import io.worklog.Receipt;
import io.worklog.Recording;
import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.spring.context.CallerContext;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The way of what a source has seen into the default log. A type of the host's catalog that has the
 * name of a source's own comes before it, so that the host decides on delivery, severity and what a
 * failure does. Thread-safe.
 */
public final class SourceRecorder {
    private final Worklog worklog;
    private final Supplier<WorklogContext> caller;
    private final Supplier<Catalog> catalog;

    SourceRecorder(Worklog worklog, CallerContext callers, Supplier<Catalog> catalog) {
        this.worklog = worklog;
        this.caller = callers::current;
        this.catalog = catalog;
    }

    /** The worklog it records in. */
    public Worklog worklog() {
        return worklog;
    }

    /** Who acts on this thread, to be captured before anything else. */
    public WorklogContext caller() {
        return caller.get();
    }

    /** The type to record: the host's of that name where it has one. */
    public EventType<?> type(EventType<?> own) {
        return catalog.get().find(own.name()).orElse(own);
    }

    /** Begins an event of the caller's and says what it tells; nothing is recorded yet. */
    public Recording<?> begin(
            WorklogContext context, EventType<?> own, Consumer<? super Recording<?>> content) {
        return context.call(() -> {
            Recording<?> recording = worklog.record(type(own));
            content.accept(recording);
            return recording;
        });
    }

    /** Records an event of the caller's. */
    public Receipt record(
            WorklogContext context, EventType<?> own, Consumer<? super Recording<?>> content) {
        return begin(context, own, content).commit();
    }
}
