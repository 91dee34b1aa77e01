package io.worklog.server.log;

import io.worklog.server.log.Bulkhead.Pass;
import java.util.function.Supplier;

/**
 * Decides what of the events interface is worked on now, so that a node under any load keeps what it
 * acknowledged and never runs out of memory. Writes and reads have bulkheads of their own, with
 * fewer turns and less memory for reads. Thread-safe.
 */
final class Admission {
    /** Body, parsed values, events and sealed bytes of a request live at once. */
    private static final int BODY_FACTOR = 4;

    /** Sealed bytes, event, view and text of an event as large as the default limit, on a page. */
    private static final long PAGE_EVENT_BYTES = 3L * 32 * 1_024;

    private final Bulkhead writes;
    private final Bulkhead reads;

    Admission(AdmissionProperties properties) {
        long memory = properties.memoryBytes();
        writes =
                new Bulkhead(
                        properties.writes(),
                        memory / 4 * 3,
                        properties.patience(),
                        LogProblem.WRITES_BUSY);
        reads =
                new Bulkhead(
                        properties.reads(),
                        memory / 4,
                        properties.patience(),
                        LogProblem.READS_BUSY);
    }

    /** Room for a body, before its first byte is read. */
    Pass body(long bytes) {
        return writes.memory(bytes * BODY_FACTOR);
    }

    /** A turn to record. */
    Pass write() {
        return writes.turn();
    }

    /** Reads events when it is its turn. */
    <T> T read(int events, Supplier<T> reading) {
        try (Pass memory = reads.memory(events * PAGE_EVENT_BYTES);
                Pass turn = reads.turn()) {
            return reading.get();
        }
    }
}
