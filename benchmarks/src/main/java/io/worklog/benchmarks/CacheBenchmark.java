package io.worklog.benchmarks;

import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.benchmarks.peer.Folders;
import io.worklog.cache.CacheLevel;
import io.worklog.cache.CacheSettings;
import io.worklog.cache.LogCache;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Tile;
import io.worklog.persistence.caffeine.CaffeineCacheLevel;
import io.worklog.persistence.redis.RedisCacheLevel;
import io.worklog.persistence.redis.RedisSettings;
import io.worklog.spi.LogStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One entry, a page of entries and one tile of a sealed log, from its files and from copies. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class CacheBenchmark {
    private static final LogId LOG = LogId.of("default");
    private static final int EVENTS = 20_480;
    private static final int BATCH = 1_024;
    private static final int PAGE = 50;

    /** {@code redis} asks the server that {@code -Dbench.redis} names. */
    @Param({"files", "caffeine", "redis"})
    private String source = "files";

    private Path folder = Path.of("");
    private @Nullable LogStore store;
    private @Nullable LogCache cache;

    @Setup(Level.Trial)
    public void fill() {
        folder = Folders.create("cache");
        try (Worklog log = Worklog.open(folder)) {
            for (int from = 0; from < EVENTS; from += BATCH) {
                List<CompletableFuture<Receipt>> waiting = new ArrayList<>();
                for (long i = from; i < from + BATCH; i++) {
                    waiting.add(log.appendAsync(SampleEvents.event(i)));
                }
                waiting.forEach(CompletableFuture::join);
            }
        }
        FileLogStore files = FileLogStore.open(folder, FileLogOptions.defaults());
        CacheLevel level = level();
        if (level == null) {
            store = files;
        } else {
            byte[] secret = new byte[CacheSettings.MIN_SECRET];
            String namespace = "bench/" + folder.getFileName();
            cache = LogCache.of(new CacheSettings(namespace, secret), List.of(level));
            store = cache.over(files);
        }
    }

    private @Nullable CacheLevel level() {
        return switch (source) {
            case "files" -> null;
            case "caffeine" -> CaffeineCacheLevel.ofBytes(64 << 20);
            default ->
                    RedisCacheLevel.open(
                            RedisSettings.at(
                                    System.getProperty("bench.redis", "redis://127.0.0.1:6379")));
        };
    }

    @TearDown
    public void delete() {
        if (cache != null) {
            System.out.println(cache.counts());
            cache.close();
        }
        if (store != null) {
            store.close();
        }
        Folders.delete(folder);
    }

    private List<LogEntry> read(int count) {
        int first = ThreadLocalRandom.current().nextInt(EVENTS - count);
        return open().read(LOG, LogIndex.of(first), count, Long.MAX_VALUE);
    }

    private LogStore open() {
        LogStore opened = store;
        if (opened == null) {
            throw new IllegalStateException("not filled");
        }
        return opened;
    }

    @Benchmark
    public List<LogEntry> entry() {
        return read(1);
    }

    @Benchmark
    public List<LogEntry> page() {
        return read(PAGE);
    }

    @Benchmark
    public Optional<Tile> tile() {
        return open().tile(LOG, 0, ThreadLocalRandom.current().nextInt(EVENTS / 256));
    }
}
