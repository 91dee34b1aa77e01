package io.worklog.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.cache.CacheSettings;
import io.worklog.cache.EagerCache;
import io.worklog.cache.LogCache;
import io.worklog.catalog.EventType;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.memory.MemoryLogStore;
import io.worklog.spi.LogStore;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.FaultyStore;
import io.worklog.testkit.LogFeeder;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The Redis that leads is killed and another takes its place. Answers stay the store's throughout;
 * afterwards copies are used again and nodes hear of each other again.
 */
@ExtendWith(ServersExtension.class)
@Timeout(120)
class RedisFailOverTest {
    private static final LogId COPIED = LogId.of("copied");
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final Duration NEVER = Duration.ofHours(1);
    private static final int SIZE = 3_000;
    private static final int TILES = SIZE / 256;

    private final TestServers servers;
    private final MemoryLogStore store = MemoryLogStore.create();
    private final MemorySigningKeys keys = MemorySigningKeys.create();
    private final Random random = new Random(3);

    RedisFailOverTest(TestServers servers) {
        this.servers = servers;
        new LogFeeder(store, COPIED).append(SIZE);
    }

    @Test
    void aSentinelGroupWhosePrimaryIsKilled() throws Exception {
        try (RedisGroup group = RedisGroup.sentinel(servers)) {
            failsOver(group, () -> {});
        }
    }

    @Test
    void aClusterOneOfWhosePrimariesIsKilledAndComesBack() throws Exception {
        try (RedisGroup group = RedisGroup.cluster(servers)) {
            failsOver(group, group::firstComesBack);
        }
    }

    private void failsOver(RedisGroup group, Runnable later) throws Exception {
        RedisSettings settings =
                RedisSettings.at(group.url())
                        .waiting(Duration.ofMillis(200), Duration.ofMillis(100));
        try (RedisCacheLevel level = RedisCacheLevel.open(settings);
                Worklog one = node(settings);
                Worklog two = node(settings)) {
            LogCache cache = EagerCache.of(settings("fail-over"), List.of(level));
            LogStore cached = cache.over(store);
            compareUntilEveryTileIsHit(cache, cached);
            assertSeen(one, two);

            group.first().kill();
            compare(cached, 40);
            compareUntilEveryTileIsHit(cache, cached);
            assertSeen(one, two);
            assertSeen(two, one);

            later.run();
            compareUntilEveryTileIsHit(cache, cached);
            assertSeen(one, two);
        }
    }

    private static CacheSettings settings(String name) {
        return new CacheSettings(name, new byte[32]);
    }

    private Worklog node(RedisSettings settings) {
        return Worklog.builder()
                .store(FaultyStore.over(store))
                .keys(keys)
                .tail(RedisTailSignal.open(settings, "fail-over"), NEVER)
                .open();
    }

    private void compare(LogStore cached, int questions) {
        for (int i = 0; i < questions; i++) {
            LogIndex from = LogIndex.of(random.nextInt(SIZE + 10));
            int most = 1 + random.nextInt(400);
            assertThat(texts(cached.read(COPIED, from, most, Long.MAX_VALUE)))
                    .isEqualTo(texts(store.read(COPIED, from, most, Long.MAX_VALUE)));
            assertThat(cached.head(COPIED)).isEqualTo(store.head(COPIED));
        }
    }

    private static List<String> texts(List<LogEntry> entries) {
        return entries.stream().map(e -> e.index() + Arrays.toString(e.sealed())).toList();
    }

    /** The keys lie on all nodes of a Cluster, so each of them has to answer from what it keeps. */
    private void compareUntilEveryTileIsHit(LogCache cache, LogStore cached) {
        for (int tile = 0; tile < TILES; ) {
            assertThat(Thread.currentThread().isInterrupted()).as("time is over").isFalse();
            long before = cache.counts().get(0).hits();
            assertThat(cached.tile(COPIED, 0, tile)).isEqualTo(store.tile(COPIED, 0, tile));
            if (cache.counts().get(0).hits() > before) {
                tile++;
            }
        }
    }

    /** Has one node wait and the other append until the first has seen it. */
    private static void assertSeen(Worklog reader, Worklog writer) throws Exception {
        TreeSize known = reader.head().size();
        FutureTask<TreeSize> seen = new FutureTask<>(() -> reader.awaitGrowth(known, NEVER));
        Thread.ofVirtual().start(seen);
        while (!seen.isDone()) {
            assertThat(Thread.currentThread().isInterrupted()).as("time is over").isFalse();
            writer.record(PAID).target("o").commit();
        }
        assertThat(seen.get()).isGreaterThan(known);
    }
}
