package io.worklog.testkit;

import io.worklog.log.TreeSize;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.NewEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries and batches of them that complete no tile. */
final class Batches {
    /** Some writer succeeds in every round, so that nobody loses so often by chance. */
    private static final int MAX_TRIES = 2_000;

    private Batches() {}

    /** An entry that no feeder writes. */
    static NewEntry entry(
            int number, byte @Nullable [] privateSide, @Nullable String idempotencyKey) {
        byte[] sealed = ("number " + number).getBytes(StandardCharsets.UTF_8);
        return LogFeeder.entry(sealed, privateSide, idempotencyKey);
    }

    /** Entries to add where a log stands, under the newest claim. */
    static AppendBatch at(LogHead head, List<NewEntry> entries) {
        return at(head, head.size().value(), entries);
    }

    /** Entries to add at a size that the log may not have. */
    static AppendBatch at(LogHead head, long size, List<NewEntry> entries) {
        return new AppendBatch(head.log(), head.epoch(), TreeSize.of(size), entries, List.of());
    }

    /**
     * Adds entries as soon as no other writer is faster, without claiming the log.
     *
     * @param head where the writer believes the log to stand
     */
    static LogHead add(LogStore store, LogHead head, List<NewEntry> entries) {
        LogHead at = head;
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            LogHead added = tryToAdd(store, at, entries);
            if (added != null) {
                return added;
            }
            at = store.head(head.log()).orElseThrow();
        }
        throw new AssertionError("no writer gets anywhere: the log stands at " + at);
    }

    private static @Nullable LogHead tryToAdd(
            LogStore store, LogHead head, List<NewEntry> entries) {
        try {
            return store.append(at(head, entries));
        } catch (HeadMovedException e) {
            return null;
        }
    }
}
