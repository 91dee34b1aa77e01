package io.worklog;

import io.worklog.catalog.EventType;
import io.worklog.catalog.WorklogTypes;
import io.worklog.context.WorklogContext;
import io.worklog.event.Target;
import java.util.Collection;
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
        WorklogContext context = WorklogContext.current();
        Receipt parent = parent(name, rows, context);
        String batchId = parent.eventId().toString();
        BatchChildren children = new BatchChildren(parent.log());
        try {
            for (R row : rows) {
                DefaultRecording<T> child = new DefaultRecording<>(type, recorder, shared, context);
                child.batchId(batchId);
                each.accept(row, child);
                children.submit(child);
            }
        } finally {
            children.await();
        }
        return new BatchReceipt(parent, children.receipts());
    }

    private Receipt parent(String name, Iterable<?> rows, WorklogContext context) {
        Recording<Object> parent =
                new DefaultRecording<>(WorklogTypes.BATCH, recorder, shared, context);
        parent.target(Target.of("batch", name)).arg("name", name);
        if (rows instanceof Collection<?> all) {
            parent.metadata("rows", Integer.toString(all.size()));
        }
        return parent.commit();
    }
}
