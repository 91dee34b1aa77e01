package io.worklog.spill;

import io.worklog.codec.DecodedEvent;
import io.worklog.codec.EventCodec;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.AuditEvent;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Rfc6962;
import io.worklog.sequence.AppendListener;
import io.worklog.sequence.Placed;
import io.worklog.sequence.QueueLimits;
import io.worklog.sequence.Sequencer;
import io.worklog.sequence.SharedThreads;
import io.worklog.sequence.Submission;
import io.worklog.spi.LogHead;
import io.worklog.spi.NewEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of one time without the store, as a file log of their own: durable and in order.
 * Thread-safe.
 */
final class Episode implements AutoCloseable {
    private static final int CHUNK = 256;
    private static final long CHUNK_BYTES = 4L << 20;

    private final Path folder;
    private final LogId log;
    private final FileLogStore store;
    private final Sequencer sequencer;
    private final AtomicLong bytes = new AtomicLong();

    private Episode(Path folder, LogId log, FileLogStore store, SharedThreads threads) {
        this.folder = folder;
        this.log = log;
        this.store = store;
        LogHead head = store.head(log).isPresent() ? store.claim(log) : store.create(log);
        this.sequencer =
                Sequencer.open(store, head, threads, QueueLimits.defaults(), new Unheard());
    }

    /** Opens a folder, which is made where there is none. */
    static Episode open(Path folder, LogId log, SharedThreads threads) {
        FileLogStore store = FileLogStore.open(folder, FileLogOptions.defaults());
        try {
            Episode episode = new Episode(folder, log, store, threads);
            episode.count();
            return episode;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void count() {
        for (long at = 0; at < size(); ) {
            List<LogEntry> some = entries(at);
            some.forEach(entry -> bytes.addAndGet(length(entry.sealed(), entry.privateSide())));
            at += some.size();
        }
    }

    private static long length(byte[] sealed, byte @Nullable [] side) {
        return sealed.length + (side == null ? 0L : side.length);
    }

    Placed add(Submission submission) {
        Placed placed = sequencer.append(submission, true);
        NewEntry entry = submission.entry();
        bytes.addAndGet(length(entry.sealed(), entry.privateSide()));
        return placed;
    }

    long size() {
        return sequencer.size().value();
    }

    long bytes() {
        return bytes.get();
    }

    /** Some entries from an index on; at least one where there is one. */
    List<LogEntry> entries(long from) {
        List<LogEntry> found = store.read(log, LogIndex.of(from), CHUNK, CHUNK_BYTES);
        if (found.isEmpty() && from < size()) {
            throw new IntegrityException("the spill of log " + log + " has lost entry " + from);
        }
        return found;
    }

    /** The entry as it was to go into the log. */
    static Submission submission(LogEntry entry) {
        DecodedEvent decoded = EventCodec.decode(entry.sealed(), entry.privateSide());
        AuditEvent event = decoded.event();
        return new Submission(
                event.id(),
                new NewEntry(
                        entry.sealed(),
                        entry.privateSide(),
                        Rfc6962.leaf(entry.sealed()),
                        event.idempotencyKey()));
    }

    @Override
    public void close() {
        sequencer.close();
        store.close();
    }

    /** Removes the closed log's files. */
    void delete() {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StoreUnavailableException("cannot remove " + folder + ": " + e, e);
        }
    }

    /** A spill is neither sealed nor indexed; a failed append is its caller's. */
    private static final class Unheard implements AppendListener {
        @Override
        public void appended(LogId log, LogIndex first, int count, long nanos) {
            // Whoever moves the entries on looks at the size.
        }

        @Override
        public void damaged(LogId log, IntegrityException why) {
            // The caller gets the same exception.
        }
    }
}
