package io.worklog.testkit;

import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Any store, doing before and after each call what a test says: a failure before a call is work not
 * done, one after it is an answer that was lost. Thread-safe as far as the faults are.
 */
public class FaultyStore implements LogStore {
    private final LogStore real;
    private volatile Fault before = (call, log) -> {};
    private volatile Fault after = (call, log) -> {};
    private volatile UnaryOperator<Optional<byte[]>> checkpoints = note -> note;
    private volatile Reading reading = (log, entries) -> entries;

    FaultyStore(LogStore real) {
        this.real = real;
    }

    /** That store, without failures yet. Closing it leaves that store open. */
    public static FaultyStore over(LogStore real) {
        return new FaultyStore(real);
    }

    /** Throws, blocks or counts. */
    @FunctionalInterface
    public interface Fault {
        /**
         * Happens at a call.
         *
         * @param call the name of the method of {@link LogStore}
         * @param log which log; none where the call is about all of them
         */
        void at(String call, @Nullable LogId log) throws Exception;
    }

    /** Changes what is read. */
    @FunctionalInterface
    public interface Reading {
        /** What the reader gets instead of these entries. */
        List<LogEntry> of(LogId log, List<LogEntry> entries);
    }

    /** The store beneath. */
    public final LogStore real() {
        return real;
    }

    /** What happens before each call from now on. */
    public final void before(Fault fault) {
        before = fault;
    }

    /** What happens after each call from now on, before its caller hears of it. */
    public final void after(Fault fault) {
        after = fault;
    }

    /** What becomes of checkpoints that are read from now on. */
    public final void checkpoints(UnaryOperator<Optional<byte[]>> change) {
        checkpoints = change;
    }

    /** What becomes of entries that are read from now on. */
    public final void reading(Reading change) {
        reading = change;
    }

    final <R> R at(String call, @Nullable LogId log, Callable<R> work) {
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

    final void run(String call, LogId log, Runnable work) {
        at(
                call,
                log,
                () -> {
                    work.run();
                    return "";
                });
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
    public Map<String, LogIndex> findKeys(LogId log, Set<String> idempotencyKeys) {
        return at("findKeys", log, () -> real.findKeys(log, idempotencyKeys));
    }

    @Override
    public Optional<Tile> tile(LogId log, int level, long index) {
        return at("tile", log, () -> real.tile(log, level, index));
    }

    @Override
    public void publish(LogId log, TreeSize size, byte[] note) {
        run("publish", log, () -> real.publish(log, size, note));
    }

    @Override
    public Optional<byte[]> checkpoint(LogId log) {
        return at("checkpoint", log, () -> checkpoints.apply(real.checkpoint(log)));
    }

    /** Does nothing: the logs stay, as those of a database do when a client goes. */
    @Override
    public void close() {}
}
