package io.worklog.cache;

import static io.worklog.cache.NumberedLog.LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import io.worklog.memory.MemoryLogStore;
import io.worklog.merkle.Tile;
import io.worklog.spi.AssessedLogStore;
import io.worklog.spi.CachedLogStore;
import io.worklog.spi.EdgeLogStore;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.PrunableLogStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedStoreTest {
    private static final byte[] SECRET = new byte[32];
    private static final CacheSettings SETTINGS = new CacheSettings("test", SECRET);

    private final MemoryLogStore store = MemoryLogStore.create();
    private final NumberedLog log = new NumberedLog(store, "entry");
    private final MapLevel shared = MapLevel.shared();
    private final MapLevel own = MapLevel.own();
    private final LogCache cache = LogCache.of(SETTINGS, List.of(own, shared));
    private final CachedLogStore cached = cache.over(store);

    private void assertSameAnswers(LogStore actual, LogStore expected, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            long from = random.nextInt(1_400);
            int most = 1 + random.nextInt(random.nextBoolean() ? 5 : 600);
            long bytes = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(4_000);
            assertThat(texts(actual.read(LOG, LogIndex.of(from), most, bytes)))
                    .isEqualTo(texts(expected.read(LOG, LogIndex.of(from), most, bytes)));
            int level = random.nextInt(3);
            long index = random.nextInt(6);
            assertThat(actual.tile(LOG, level, index)).isEqualTo(expected.tile(LOG, level, index));
        }
        assertThat(actual.head(LOG)).isEqualTo(expected.head(LOG));
    }

    private static List<String> texts(List<LogEntry> entries) {
        return entries.stream().map(e -> e.index() + " " + NumberedLog.text(e)).toList();
    }

    private long refused() {
        return cache.counts().stream().mapToLong(CacheCounts::refused).sum();
    }

    @Test
    void answersAreThoseOfTheStoreWhateverLiesInTheSharedLevel() {
        log.append(1_300);
        log.seal();
        assertSameAnswers(cached, store, 1);
        assertThat(shared.values).hasSize(10);

        Map<String, byte[]> good = Map.copyOf(shared.values);
        List<byte[]> others = new ArrayList<>(good.values());
        Random random = new Random(5);
        for (int round = 0; round < 8; round++) {
            own.values.clear();
            int kind = round;
            shared.values.replaceAll((key, value) -> damaged(kind, good.get(key), others, random));
            long before = refused();
            assertSameAnswers(cached, store, round);
            assertThat(refused()).as("round " + round).isGreaterThan(before);
        }
    }

    private static byte[] damaged(int kind, byte[] good, List<byte[]> others, Random random) {
        byte[] value = good.clone();
        switch (kind) {
            case 0 -> value = new byte[0];
            case 1 -> value = new byte[40];
            case 2 -> random.nextBytes(value);
            case 3 -> value[value.length - 1] ^= 1;
            case 4 -> value[1 + random.nextInt(32)] ^= 4;
            case 5 -> value[0]++;
            case 6 -> value = java.util.Arrays.copyOf(value, value.length - 1);
            default -> {
                int place = others.indexOf(good);
                value = others.get((place + 1) % others.size());
            }
        }
        return value;
    }

    @Test
    void aValueMadeWithAnotherSecretOrForAnotherTenantIsNone() {
        log.append(300);
        log.seal();
        byte[] other = SECRET.clone();
        other[31] = 1;
        LogCache forger = LogCache.of(new CacheSettings("test", other), List.of(shared));
        NumberedLog.read(forger.over(store), 3, 1);
        assertThat(shared.values).isNotEmpty();
        assertSameAnswers(cached, store, 2);
        assertThat(refused()).isPositive();

        LogCache neighbour = LogCache.of(new CacheSettings("other", SECRET), List.of(shared));
        MemoryLogStore theirs = MemoryLogStore.create();
        NumberedLog theirLog = new NumberedLog(theirs, "their");
        theirLog.append(300);
        theirLog.seal();
        assertSameAnswers(neighbour.over(theirs), theirs, 3);
        assertSameAnswers(cached, store, 3);
    }

    @Test
    void whatWasReadOnceIsNotAskedOfTheStoreAgain() {
        log.append(600);
        log.seal();
        AtomicInteger reads = new AtomicInteger();
        LogStore counting = CountingStore.over(store, "read", reads);
        CachedLogStore over = cache.over(counting);

        assertThat(texts(NumberedLog.read(over, 5, 2))).hasSize(2);
        assertThat(reads).hasValue(1);
        for (int i = 3; i < 250; i += 5) {
            assertThat(texts(NumberedLog.read(over, i, 4))).hasSize(4);
        }
        assertThat(reads).hasValue(1);
        assertThat(NumberedLog.read(over, 7, 1).get(0).privateSide()).isNotNull();
        assertThat(reads).hasValue(2);
    }

    @Test
    void aNodeFindsWhatAnotherNodeKept() {
        log.append(600);
        log.seal();
        NumberedLog.read(cached, 0, 1);
        cached.tile(LOG, 0, 1);
        LogCache node = LogCache.of(SETTINGS, List.of(MapLevel.own(), shared));
        AtomicInteger asked = new AtomicInteger();
        CachedLogStore there =
                node.over(
                        CountingStore.over(
                                CountingStore.over(store, "tile", asked), "read", asked));

        assertThat(NumberedLog.read(there, 0, 2)).hasSize(2);
        assertThat(there.tile(LOG, 0, 1)).isEqualTo(store.tile(LOG, 0, 1));
        assertThat(asked).as("only for the first tile, by which the log is known").hasValue(1);
    }

    @Test
    void anErasedPrivateSideIsGoneAtOnceAlsoOnOtherNodes() {
        log.append(256);
        log.seal();
        CachedLogStore otherNode =
                LogCache.of(SETTINGS, List.of(MapLevel.own(), shared)).over(store);
        assertSameAnswers(cached, store, 4);
        assertSameAnswers(otherNode, store, 4);
        for (byte[] value : shared.values.values()) {
            assertThat(new String(value, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("private");
        }
        ((ErasableLogStore) cached).replacePrivateSide(LOG, LogIndex.of(2), null);
        ((ErasableLogStore) cached).replacePrivateSide(LOG, LogIndex.of(7), new byte[] {'x'});

        assertSameAnswers(cached, store, 5);
        assertSameAnswers(otherNode, store, 5);
        assertThat(NumberedLog.read(otherNode, 2, 1).get(0).privateSide()).isNull();
        assertThat(NumberedLog.text(NumberedLog.read(otherNode, 7, 1).get(0))).endsWith("|x");
    }

    @Test
    void whatWasPrunedIsNotAnsweredAlsoFromAnOldSnapshot() {
        log.append(1_000);
        log.seal();
        assertSameAnswers(cached, store, 6);
        Map<String, byte[]> snapshot = Map.copyOf(shared.values);
        ((PrunableLogStore) cached).prune(LOG, LogIndex.of(300));
        assertThat(own.values.keySet()).noneMatch(key -> key.endsWith(":e:0"));
        assertThat(shared.values.keySet()).noneMatch(key -> key.endsWith(":e:0"));
        assertThat(shared.values.keySet()).anyMatch(key -> key.endsWith(":e:2"));

        assertSameAnswers(cached, store, 7);
        shared.values.putAll(snapshot);
        own.values.clear();
        assertSameAnswers(cached, store, 8);
        assertThat(NumberedLog.read(cached, 299, 5)).isEmpty();
    }

    @Test
    void onlyWhatACheckpointCoversIsKept() {
        log.append(600);
        assertSameAnswers(cached, store, 9);
        assertThat(own.values).isEmpty();
        assertThat(shared.values).isEmpty();

        log.seal();
        log.append(600);
        assertSameAnswers(cached, store, 10);
        assertThat(shared.values.keySet()).anyMatch(key -> key.endsWith(":e:1"));
        assertThat(shared.values.keySet()).noneMatch(key -> key.endsWith(":e:2"));
        assertThat(shared.values.keySet()).noneMatch(key -> key.endsWith(":t:0.2"));
    }

    @Test
    void anotherLogOfTheSameNameIsNotTakenForThisOne() {
        log.append(600);
        log.seal();
        assertSameAnswers(cached, store, 11);
        MemoryLogStore anew = MemoryLogStore.create();
        NumberedLog again = new NumberedLog(anew, "begun anew");
        again.append(600);
        again.seal();
        assertSameAnswers(LogCache.of(SETTINGS, List.of(own, shared)).over(anew), anew, 11);
    }

    @Test
    void aLogThatBecameShorterIsAnsweredAsItIs() {
        log.append(600);
        log.seal();
        MemoryLogStore shorter = MemoryLogStore.create();
        NumberedLog rest = new NumberedLog(shorter, "entry");
        rest.append(300);
        LogStore[] current = {store};
        LogStore promoted =
                (LogStore)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {LogStore.class},
                                (proxy, method, arguments) -> method.invoke(current[0], arguments));
        CachedLogStore over = cache.over(promoted);
        assertSameAnswers(over, store, 12);
        current[0] = shorter;
        over.head(LOG);
        assertSameAnswers(over, shorter, 13);
        rest.append(300);
        rest.seal();
        assertSameAnswers(over, shorter, 14);
    }

    @Test
    void aLevelThatFailsCostsNothingButTime() {
        log.append(600);
        log.seal();
        assertSameAnswers(cached, store, 15);
        shared.failing = true;
        own.values.clear();
        assertSameAnswers(cached, store, 16);
        own.failing = true;
        assertSameAnswers(cached, store, 17);
        ((PrunableLogStore) cached).prune(LOG, LogIndex.of(100));
        assertSameAnswers(cached, store, 18);
        assertThat(cache.counts()).allMatch(level -> level.errors() > 0);
    }

    @Test
    void oneOfManyReadersLoadsAKeyAndAllGetItsFailure() throws Exception {
        log.append(300);
        log.seal();
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        LogStore slow =
                CountingStore.doing(
                        store,
                        "read",
                        () -> {
                            loads.incrementAndGet();
                            begun.countDown();
                            go.await();
                            throw new StoreUnavailableException("away");
                        });
        CachedLogStore over = cache.over(slow);
        List<FutureTask<List<LogEntry>>> readers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int from = i;
            FutureTask<List<LogEntry>> reader =
                    new FutureTask<>(() -> NumberedLog.read(over, from, 1));
            readers.add(reader);
            threads.add(Thread.ofPlatform().start(reader));
            begun.await();
        }
        while (!threads.stream().allMatch(t -> t.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        go.countDown();
        for (FutureTask<List<LogEntry>> reader : readers) {
            assertThatThrownBy(reader::get).hasCauseInstanceOf(StoreUnavailableException.class);
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void canDoExactlyWhatTheStoreCan() {
        assertThat(cached)
                .isInstanceOf(ErasableLogStore.class)
                .isInstanceOf(PrunableLogStore.class)
                .isNotInstanceOf(EdgeLogStore.class)
                .isNotInstanceOf(AssessedLogStore.class);
        assertThat(cached.uncached()).isSameAs(store);
        cached.forgetBelow(LOG, LogIndex.of(1));
        assertThat(cache.over(cached).uncached()).isSameAs(store);

        LogStore plain = CountingStore.over(store, "read", new AtomicInteger());
        assertThat(cache.over(plain))
                .isNotInstanceOf(ErasableLogStore.class)
                .isNotInstanceOf(PrunableLogStore.class);
        assertThatThrownBy(() -> NumberedLog.read(cached, -1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTileThatDoesNotFitIntoTheOneAboveIsRefused() {
        log.append(65_536);
        log.seal();
        cached.tile(LOG, 1, 0);
        cached.tile(LOG, 0, 7);
        String key =
                shared.values.keySet().stream().filter(k -> k.endsWith(":t:0.7")).findFirst().get();
        Tile wrong = store.tile(LOG, 0, 8).orElseThrow();
        shared.values.put(key, new SealedValues(SECRET).seal(key, wrong.hashes()));
        own.values.keySet().removeIf(k -> k.endsWith(":t:0.7"));

        assertThat(cached.tile(LOG, 0, 7)).isEqualTo(store.tile(LOG, 0, 7));
        assertThat(refused()).isEqualTo(1);
    }

    @Test
    void headsAndCheckpointsAreAlwaysAskedOfTheStore() {
        log.append(300);
        log.seal();
        AtomicInteger asked = new AtomicInteger();
        CachedLogStore over =
                cache.over(
                        CountingStore.over(
                                CountingStore.over(
                                        CountingStore.over(store, "head", asked),
                                        "checkpoint",
                                        asked),
                                "findKey",
                                asked));
        for (int i = 1; i <= 9; i += 3) {
            Optional<LogHead> head = over.head(LOG);
            assertThat(head).isEqualTo(store.head(LOG));
            assertThat(over.checkpoint(LOG)).isPresent();
            assertThat(over.findKey(LOG, "x")).isEmpty();
            assertThat(asked).hasValue(i + 2);
        }
    }

    /** A store that counts or replaces the calls of one method. */
    private static final class CountingStore {
        static LogStore over(LogStore real, String method, AtomicInteger count) {
            return doing(
                    real,
                    method,
                    () -> {
                        count.incrementAndGet();
                    });
        }

        static LogStore doing(LogStore real, String name, Step before) {
            return (LogStore)
                    Proxy.newProxyInstance(
                            CachedStoreTest.class.getClassLoader(),
                            new Class<?>[] {LogStore.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals(name)) {
                                    before.run();
                                }
                                try {
                                    return method.invoke(real, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }

        @FunctionalInterface
        interface Step {
            void run() throws Exception;
        }
    }
}
