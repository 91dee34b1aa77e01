package io.worklog.file;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.EdgeLogStore;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.EntryBytes;
import io.worklog.spi.EntryKey;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.InspectableLogStore;
import io.worklog.spi.KeyedLogStore;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.PrunedPart;
import io.worklog.spi.RestorableLogStore;
import io.worklog.spi.ScannableLogStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps logs in a folder of a local file system: segments in the C2SP bundle framing, one force per
 * batch before it is acknowledged. Only one store at a time can work in a folder. The first failed
 * write or force makes a log read-only until the store is opened again; reading goes on.
 * Thread-safe; indifferent to interrupts.
 */
public final class FileLogStore
        implements ErasableLogStore,
                EndableLogStore,
                KeyedLogStore,
                RestorableLogStore,
                EdgeLogStore,
                InspectableLogStore,
                ScannableLogStore {
    private static final int OPEN_FILES = 256;
    private static final long IDLE_SECONDS = 5;
    private static final long CLOSE_MINUTES = 10;

    private final Path folder;
    private final FileOps ops;
    private final Closeable lock;
    private final ThreadPoolExecutor background;
    private final OpenFiles openFiles;
    private final FileStoreShared shared;
    private final OpenLogs logs;
    private final InspectedLogStore inspected;
    private final AtomicBoolean closed = new AtomicBoolean();

    private FileLogStore(Path folder, FileLogOptions options, FileOps ops, Closeable lock) {
        this.folder = folder;
        this.ops = ops;
        this.lock = lock;
        this.background = background();
        this.openFiles = new OpenFiles(ops, OPEN_FILES);
        this.shared =
                new FileStoreShared(
                        ops,
                        options,
                        openFiles,
                        Buffers.forFrames(),
                        Buffers.forReading(),
                        background);
        this.logs = new OpenLogs(options.maxOpenLogs(), this::open);
        this.inspected = new InspectedLogStore(folder, ops);
    }

    /**
     * Opens a folder, which is made where there is none. Logs are opened when they are first used.
     *
     * @throws StoreUnavailableException if another store has the folder, or it cannot be written
     */
    public static FileLogStore open(Path folder, FileLogOptions options) {
        Path absolute = folder.toAbsolutePath().normalize();
        FileOps ops = new LocalFileOps();
        try {
            ops.createFolders(absolute);
            return open(absolute, options, ops, StoreLock.take(absolute));
        } catch (IOException e) {
            throw unavailable("cannot work in " + absolute, e);
        }
    }

    /**
     * Looks at a folder without the lock and without touching a byte, also while a store works in
     * it: what a verifier needs to name the entry that is damaged. It answers up to the size in the
     * head file, compares no CRCs, finds no keys and refuses every change.
     */
    public static LogStore inspect(Path folder) {
        return new InspectedLogStore(folder.toAbsolutePath().normalize(), new LocalFileOps());
    }

    static FileLogStore open(Path folder, FileLogOptions options, FileOps ops, Closeable lock)
            throws IOException {
        try {
            ops.createFolders(folder.resolve("logs"));
            return new FileLogStore(folder, options, ops, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public List<LogId> logs() {
        try {
            return ops.list(folder.resolve("logs")).stream()
                    .filter(LogId::isValid)
                    .map(LogId::of)
                    .toList();
        } catch (IOException e) {
            throw unavailable("cannot list the logs in " + folder, e);
        }
    }

    @Override
    public Optional<LogHead> head(LogId log) {
        return exists(log) ? Optional.of(use(log, FileLog::head)) : Optional.empty();
    }

    @Override
    public synchronized LogHead create(LogId log) {
        if (exists(log)) {
            throw new IllegalStateException("log " + log + " exists");
        }
        try {
            new LogCreation(ops, folder.resolve("logs")).create(log);
        } catch (IOException e) {
            throw unavailable("cannot make log " + log, e);
        }
        return use(log, FileLog::head);
    }

    @Override
    public LogHead claim(LogId log) {
        return use(log, FileLog::claim);
    }

    @Override
    public LogHead append(AppendBatch batch) {
        return use(batch.log(), open -> open.append(batch));
    }

    @Override
    public List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        return use(log, open -> open.read(from.value(), maxEntries, maxBytes));
    }

    @Override
    public long scan(LogId log, LogIndex from, int count, EntryBytes seen) {
        return use(log, open -> open.scan(from.value(), count, seen));
    }

    @Override
    public Optional<LogIndex> findKey(LogId log, String idempotencyKey) {
        return use(log, open -> open.findKey(idempotencyKey));
    }

    @Override
    public Optional<Tile> tile(LogId log, int level, long index) {
        return use(log, open -> open.tile(level, index));
    }

    @Override
    public Optional<Tile> edge(LogId log, TileId id) {
        return use(log, open -> open.edge(id));
    }

    @Override
    public void publish(LogId log, TreeSize size, byte[] note) {
        run(log, open -> open.publish(size.value(), note));
    }

    @Override
    public Optional<byte[]> checkpoint(LogId log) {
        return use(log, FileLog::checkpoint);
    }

    @Override
    public void replacePrivateSide(LogId log, LogIndex index, byte @Nullable [] remaining) {
        run(log, open -> open.replacePrivateSide(index.value(), remaining));
    }

    @Override
    public void prune(LogId log, LogIndex minIndex) {
        run(log, open -> open.prune(minIndex.value()));
    }

    @Override
    public void end(LogId log, String note) {
        run(log, open -> open.end(note));
    }

    @Override
    public Optional<String> ended(LogId log) {
        return exists(log) ? use(log, FileLog::ended) : Optional.empty();
    }

    /** The digests of keys; the keys themselves are only in sealed bytes. */
    @Override
    public List<EntryKey> keys(LogId log, LogIndex from, int count) {
        return use(log, open -> open.keys(from.value(), count));
    }

    @Override
    public synchronized LogHead restore(LogId log, Iterator<PrunedPart> parts) {
        if (exists(log)) {
            throw new IllegalStateException("log " + log + " exists");
        }
        try {
            new LogCreation(ops, folder.resolve("logs")).restore(log, parts);
        } catch (IOException e) {
            throw unavailable("cannot restore log " + log, e);
        }
        return use(log, FileLog::head);
    }

    @Override
    public LogStore inspected() {
        return inspected;
    }

    /** Leaves every log so that opening it again is quick, and gives the folder free. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try (Closeable last = lock;
                Closeable files = openFiles) {
            logs.close();
            inspected.close();
            background.shutdown();
            awaitBackground();
        } catch (IOException e) {
            throw unavailable("closing " + folder + " failed", e);
        }
    }

    private interface Action {
        void with(FileLog log) throws IOException;
    }

    private void run(LogId log, Action action) {
        use(
                log,
                open -> {
                    action.with(open);
                    return Boolean.TRUE;
                });
    }

    private <T> T use(LogId log, OpenLogs.Use<T> use) {
        try {
            return logs.use(log, use);
        } catch (IOException e) {
            throw unavailable("log " + log, e);
        }
    }

    private FileLog open(LogId log) throws IOException {
        if (!exists(log)) {
            throw new IllegalStateException("there is no log " + log + ": create it first");
        }
        return FileLog.open(shared, logFolder(log));
    }

    private boolean exists(LogId log) {
        return ops.exists(logFolder(log).path());
    }

    private LogFolder logFolder(LogId log) {
        return new LogFolder(log, folder.resolve("logs").resolve(log.value()));
    }

    private void awaitBackground() throws IOException {
        try {
            if (!background.awaitTermination(CLOSE_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("the thread that writes keys did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolExecutor background() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            Thread thread = new Thread(task, "worklog-file-keys");
                            thread.setDaemon(true);
                            return thread;
                        });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static StoreUnavailableException unavailable(String what, IOException cause) {
        return new StoreUnavailableException(what + ": " + cause, cause);
    }
}
