package io.worklog.testing;

import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.memory.MemoryLogStore;
import io.worklog.merkle.Tile;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.LogHead;
import io.worklog.spi.PrunableLogStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A heap store that does before and after each call what a test says. */
public final class FaultyStore implements ErasableLogStore, PrunableLogStore {
    public final MemoryLogStore real = MemoryLogStore.create();
    public volatile Fault before = (call, log) -> {};
    public volatile Fault after = (call, log) -> {};
    public volatile UnaryOperator<Optional<byte[]>> checkpoints = note -> note;
    public volatile Reading reading = (log, entries) -> entries;

    /** Throws, blocks or counts. */
    @FunctionalInterface
    public interface Fault {
        void at(String call, @Nullable LogId log) throws Exception;
    }

    /** Changes what is read. */
    @FunctionalInterface
    public interface Reading {
        List<LogEntry> of(LogId log, List<LogEntry> entries);
    }

    private <R> R at(String call, @Nullable LogId log, Callable<R> work) {
        try {
            before.at(call, log);
            R result = work.call();
            after.at(call, log);
            return result;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<LogId> logs() {
        return at("logs", null, real::logs);
    }

    @Override
    public Optional<LogHead> head(LogId log) {
        return at("head", log, () -> real.head(log));
    }

    @Override
    public LogHead create(LogId log) {
        return at("create", log, () -> real.create(log));
    }

    @Override
    public LogHead claim(LogId log) {
        return at("claim", log, () -> real.claim(log));
    }

    @Override
    public LogHead append(AppendBatch batch) {
        return at("append", batch.log(), () -> real.append(batch));
    }

    @Override
    public List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        return at("read", log, () -> reading.of(log, real.read(log, from, maxEntries, maxBytes)));
    }

    @Override
    public Optional<LogIndex> findKey(LogId log, String idempotencyKey) {
        return at("findKey", log, () -> real.findKey(log, idempotencyKey));
    }

    @Override
    public Optional<Tile> tile(LogId log, int level, long index) {
        return at("tile", log, () -> real.tile(log, level, index));
    }

    @Override
    public void publish(LogId log, TreeSize size, byte[] note) {
        at(
                "publish",
                log,
                () -> {
                    real.publish(log, size, note);
                    return "";
                });
    }

    @Override
    public Optional<byte[]> checkpoint(LogId log) {
        return at("checkpoint", log, () -> checkpoints.apply(real.checkpoint(log)));
    }

    @Override
    public void replacePrivateSide(LogId log, LogIndex index, byte @Nullable [] remaining) {
        at(
                "replacePrivateSide",
                log,
                () -> {
                    real.replacePrivateSide(log, index, remaining);
                    return "";
                });
    }

    @Override
    public void prune(LogId log, LogIndex minIndex) {
        at(
                "prune",
                log,
                () -> {
                    real.prune(log, minIndex);
                    return "";
                });
    }

    @Override
    public void close() {
        // The logs stay, as those of a database do when a client goes.
    }
}
