package io.worklog.file;

import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.EntryBytes;
import io.worklog.spi.EntryKey;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.NewEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * One open log. Thread-safe: appends and changes hold {@code writing}; the head file is written
 * under {@code heading}, so that publishing a checkpoint does not hold up appends; readers only
 * wait while pruning gives entries other places.
 */
final class FileLog {
    private static final String READ_ONLY =
            "log %s is read-only since a write failed (%s); nothing that was acknowledged is lost;"
                    + " close the store, make sure of the disk, and open it again";

    private final LogId id;
    private final LogParts parts;
    private final FileStoreShared shared;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock heading = new ReentrantLock();
    private final ReentrantReadWriteLock places = new ReentrantReadWriteLock();
    private SegmentWriter writer;
    private volatile HeadState head;
    private volatile long size;
    private volatile @Nullable String failure;

    private FileLog(
            FileStoreShared shared,
            LogParts parts,
            HeadState head,
            long size,
            SegmentWriter writer) {
        this.id = parts.folder().id();
        this.shared = shared;
        this.parts = parts;
        this.head = head;
        this.size = size;
        this.writer = writer;
    }

    /** Opens a log, after recovery. */
    static FileLog open(FileStoreShared shared, LogFolder folder) throws IOException {
        HeadState head = new HeadFile(shared.ops(), folder).read();
        LogParts parts = LogParts.open(shared, folder);
        try {
            return recovered(shared, parts, head);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static FileLog recovered(FileStoreShared shared, LogParts parts, HeadState head)
            throws IOException {
        Recovery.Result found = new Recovery(parts, head).run();
        SegmentWriter writer =
                SegmentWriter.open(
                        shared.ops(),
                        parts.segments().file(parts.segments().last()),
                        shared.options().growthBytes(),
                        found.position());
        FileLog log = new FileLog(shared, parts, head, found.size(), writer);
        try {
            log.finishChanges();
        } catch (IOException | RuntimeException e) {
            log.writer.close();
            throw e;
        }
        return log;
    }

    LogHead head() {
        HeadState now = head;
        return new LogHead(id, TreeSize.of(size), now.epoch(), now.minIndex());
    }

    /** Whether nothing more can be written until the store is opened again. */
    boolean hasFailed() {
        return failure != null;
    }

    LogHead claim() {
        writing.lock();
        try {
            parts.end().requireGoingOn();
            change(() -> writeHead(h -> h.withEpoch(h.epoch() + 1)));
            return head();
        } finally {
            writing.unlock();
        }
    }

    LogHead append(AppendBatch batch) {
        writing.lock();
        try {
            checkWritable();
            parts.end().requireGoingOn();
            if (batch.size().value() != size || batch.epoch() != head.epoch()) {
                throw new HeadMovedException(id, head());
            }
            if (!batch.entries().isEmpty()) {
                EncodedFrame frame = EncodedFrame.of(size, batch.entries());
                change(() -> append(frame, batch));
            }
            return head();
        } finally {
            writing.unlock();
        }
    }

    List<LogEntry> read(long from, int maxEntries, long maxBytes) throws IOException {
        places.readLock().lock();
        try {
            long end = Math.min(size, from + Math.min(maxEntries, size));
            if (from < head.minIndex() || from >= end) {
                return List.of();
            }
            return new EntryReader(parts, from, end, maxBytes).read(from);
        } finally {
            places.readLock().unlock();
        }
    }

    long scan(long from, int count, EntryBytes seen) throws IOException {
        ByteBuffer room = shared.windows().take();
        places.readLock().lock();
        try {
            long end = from < head.minIndex() ? from : Math.min(size, from + count);
            return new EntryScan(parts, from, end, seen, room).run();
        } finally {
            places.readLock().unlock();
            shared.windows().give(room);
        }
    }

    Optional<LogIndex> findKey(String key) throws IOException {
        long found = parts.keys().find(KeyHash.of(key));
        return found < 0 ? Optional.empty() : Optional.of(LogIndex.of(found));
    }

    List<EntryKey> keys(long from, int count) throws IOException {
        places.readLock().lock();
        try {
            return new StoredKeys(parts, head.minIndex(), size).read(from, count);
        } finally {
            places.readLock().unlock();
        }
    }

    Optional<Tile> tile(int level, long index) throws IOException {
        return parts.tiles().read(size, level, index);
    }

    /** A partial tile of level 0 as it was written. */
    Optional<Tile> edge(TileId id) throws IOException {
        return parts.tiles().edge(id);
    }

    void publish(long published, byte[] note) {
        heading.lock();
        try {
            checkWritable();
            if (published < head.published()) {
                throw refused(published, "it has one of size " + head.published());
            }
            if (published > size) {
                throw refused(published, "it has " + size + " entries");
            }
            change(() -> mark(h -> h.withCheckpoint(published, note)));
        } finally {
            heading.unlock();
        }
    }

    Optional<byte[]> checkpoint() {
        return Optional.ofNullable(head.note()).map(byte[]::clone);
    }

    void replacePrivateSide(long index, byte @Nullable [] remaining) {
        writing.lock();
        try {
            parts.end().requireGoingOn();
            if (index >= size || index < head.minIndex()) {
                throw new IllegalArgumentException("log " + id + " has no entry " + index);
            }
            change(() -> new Erasure(parts).replace(index, remaining));
        } finally {
            writing.unlock();
        }
    }

    void prune(long minIndex) {
        writing.lock();
        try {
            parts.end().requireGoingOn();
            if (minIndex > size) {
                String what = "log %s has %d entries: it cannot be pruned to %d";
                throw new IllegalArgumentException(what.formatted(id, size, minIndex));
            }
            if (minIndex > head.minIndex()) {
                change(() -> pruneTo(minIndex));
            }
        } finally {
            writing.unlock();
        }
    }

    void end(String note) {
        writing.lock();
        try {
            parts.end().requireFits(note);
            if (ended().isEmpty()) {
                change(() -> parts.end().write(note));
            }
        } finally {
            writing.unlock();
        }
    }

    Optional<String> ended() {
        return parts.end().note();
    }

    /** Leaves the log so that opening it again is quick. Does nothing where writing has failed. */
    void settle() {
        writing.lock();
        try {
            if (failure == null) {
                change(this::writeOut);
            }
        } finally {
            writing.unlock();
        }
    }

    /** Lets go of the files; nothing is written. */
    void release() throws IOException {
        writing.lock();
        try {
            parts.keys().abandon();
            writer.close();
            parts.close();
        } finally {
            writing.unlock();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private interface HeadChange {
        HeadState of(HeadState before);
    }

    /** Does one step of writing. The first failure ends all writing to this log. */
    private void change(Step step) {
        checkWritable();
        try {
            step.run();
        } catch (IOException e) {
            throw new StoreUnavailableException(stop(e), e);
        } catch (RuntimeException | Error e) {
            stop(e);
            throw e;
        }
    }

    private String stop(Throwable cause) {
        String what = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        String failed = READ_ONLY.formatted(id, what);
        failure = failed;
        return failed;
    }

    private void checkWritable() {
        String failed = failure;
        if (failed != null) {
            throw new StoreUnavailableException(failed);
        }
    }

    private void append(EncodedFrame frame, AppendBatch batch) throws IOException {
        if (writer.position() >= shared.options().segmentBytes()) {
            turnSegment();
        }
        List<NewEntry> entries = batch.entries();
        long first = size;
        long at = writer.position();
        ByteBuffer buffer = shared.buffers().take(frame.bytes());
        try {
            frame.write(entries, buffer);
            writer.append(buffer);
        } finally {
            shared.buffers().give(buffer);
        }
        parts.offsets().write(first, at, frame.entryAt());
        parts.tiles().addLeaves(first, EncodedFrame.leaves(entries));
        for (Tile tile : batch.tiles()) {
            parts.tiles().add(tile);
        }
        parts.keys().add(first, entries.size(), frame.keyHashes());
        size = first + entries.size();
    }

    private void turnSegment() throws IOException {
        writer.trim();
        writer.close();
        SegmentWriter.create(shared.ops(), parts.folder(), size);
        parts.segments().add(size);
        writer = openWriter(SegmentHeader.BYTES);
        mark(h -> h);
    }

    private SegmentWriter openWriter(long position) throws IOException {
        return SegmentWriter.open(
                shared.ops(),
                parts.segments().file(parts.segments().last()),
                shared.options().growthBytes(),
                position);
    }

    /** Forces what is derived, and says so in the head file. */
    private void mark(HeadChange more) throws IOException {
        heading.lock();
        try {
            long segment = parts.segments().last();
            long marked = size;
            parts.forceDerived();
            writeHead(h -> more.of(h.withMark(marked, Math.min(segment, marked))));
        } finally {
            heading.unlock();
        }
    }

    private void writeHead(HeadChange changed) throws IOException {
        heading.lock();
        try {
            HeadState next = changed.of(head);
            parts.head().write(next);
            head = next;
        } finally {
            heading.unlock();
        }
    }

    private void pruneTo(long minIndex) throws IOException {
        parts.keys().flush();
        mark(h -> h.withMinIndex(minIndex));
        removePruned(minIndex);
    }

    private void removePruned(long minIndex) throws IOException {
        long end = new Pruning(parts, minIndex).run(size, places.writeLock());
        if (end >= 0) {
            writer.close();
            writer = openWriter(end);
            mark(h -> h);
        }
    }

    private void finishChanges() throws IOException {
        new Erasure(parts).finish();
        if (new Pruning(parts, head.minIndex()).isNeeded()) {
            removePruned(head.minIndex());
        }
    }

    private void writeOut() throws IOException {
        parts.keys().close();
        writer.trim();
        if (head.size() != size) {
            mark(h -> h);
        }
    }

    private IntegrityException refused(long published, String why) {
        return new IntegrityException(
                "log " + id + ": a checkpoint of size " + published + " is refused: " + why);
    }
}
