package io.worklog;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.catalog.WorklogTypes;
import io.worklog.context.WorklogContext;
import io.worklog.event.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** Records one parent and its children; the children go into the queue without waiting for each. */
final class BatchRecorder {
    private final Recorder recorder;
    private final Shared shared;

    BatchRecorder(Recorder recorder, Shared shared) {
        this.recorder = recorder;
        this.shared = shared;
    }

    <T, R> BatchReceipt record(
            String name,
            EventType<T> type,
            Iterable<? extends R> rows,
            BiConsumer<? super R, ? super Recording<T>> each) {
        return type.delivery() == Delivery.TRANSACTIONAL
                ? join(name, type.onFailure(FailurePolicy.BLOCK), rows, each)
                : submit(name, type, rows, each);
    }

    private <T, R> BatchReceipt submit(
            String name,
            EventType<T> type,
            Iterable<? extends R> rows,
            BiConsumer<? super R, ? super Recording<T>> each) {
        WorklogContext context = shared.context().get();
        Receipt parent = parent(name, WorklogTypes.BATCH, rows, context);
        BatchChildren children = new BatchChildren(recorder::receipt);
        try {
            for (R row : rows) {
                children.submit(child(type, row, each, context, parent));
            }
        } finally {
            children.await();
        }
        return new BatchReceipt(parent, children.receipts());
    }

    /** Parent and children become part of the host's transaction, one after the other. */
    private <T, R> BatchReceipt join(
            String name,
            EventType<T> type,
            Iterable<? extends R> rows,
            BiConsumer<? super R, ? super Recording<T>> each) {
        WorklogContext context = shared.context().get();
        Receipt parent =
                parent(name, WorklogTypes.BATCH.delivery(Delivery.TRANSACTIONAL), rows, context);
        List<Receipt> children = new ArrayList<>();
        for (R row : rows) {
            children.add(child(type, row, each, context, parent).commit());
        }
        return new BatchReceipt(parent, children);
    }

    private <T, R> DefaultRecording<T> child(
            EventType<T> type,
            R row,
            BiConsumer<? super R, ? super Recording<T>> each,
            WorklogContext context,
            Receipt parent) {
        DefaultRecording<T> child = new DefaultRecording<>(type, recorder, shared, context);
        child.batchId(parent.eventId().toString());
        each.accept(row, child);
        return child;
    }

    private Receipt parent(
            String name, EventType<Object> type, Iterable<?> rows, WorklogContext context) {
        Recording<Object> parent = new DefaultRecording<>(type, recorder, shared, context);
        parent.target(Target.of("batch", name)).arg("name", name);
        if (rows instanceof Collection<?> all) {
            parent.metadata("rows", Integer.toString(all.size()));
        }
        return parent.commit();
    }
}
