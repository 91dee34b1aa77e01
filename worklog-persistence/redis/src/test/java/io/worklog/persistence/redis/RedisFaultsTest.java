package io.worklog.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.worklog.cache.CacheCounts;
import io.worklog.cache.CacheSettings;
import io.worklog.cache.EagerCache;
import io.worklog.cache.LogCache;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.memory.MemoryLogStore;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.LogStore;
import io.worklog.spi.PrunableLogStore;
import io.worklog.testkit.LogFeeder;
import io.worklog.testkit.server.OwnServer;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServer;
import io.worklog.testkit.server.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything that can happen to a Redis happens, and every answer stays the store's. */
@ExtendWith(ServersExtension.class)
@Timeout(120)
class RedisFaultsTest {
    private static final LogId LOG = LogId.of("acme");
    private static final int SIZE = 1_500;

    private final OwnServer<TestServer> redis;
    private final MemoryLogStore store = MemoryLogStore.create();
    private final RedisClient client = RedisClient.create();
    private final RedisCacheLevel level;
    private final LogCache cache;
    private final LogStore cached;
    private final Random random = new Random(3);

    RedisFaultsTest(TestServers servers) {
        redis = servers.ownRedis();
        RedisSettings settings =
                RedisSettings.at(redis.server().uri())
                        .waiting(Duration.ofMillis(200), Duration.ofMillis(50));
        level = RedisCacheLevel.open(settings);
        cache = EagerCache.of(new CacheSettings("faults", new byte[32]), List.of(level));
        cached = cache.over(store);
        LogFeeder feeder = new LogFeeder(store, LOG);
        feeder.append(SIZE);
    }

    @AfterEach
    void close() {
        level.close();
        client.shutdown();
        redis.close();
    }

    private RedisCommands<String, byte[]> commands() {
        RedisURI uri = RedisURI.create(redis.server().uri());
        RedisCodec<String, byte[]> codec =
                RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE);
        StatefulRedisConnection<String, byte[]> connection = client.connect(codec, uri);
        return connection.sync();
    }

    private void compare(int questions) {
        for (int i = 0; i < questions; i++) {
            LogIndex from = LogIndex.of(random.nextInt(SIZE + 10));
            int most = 1 + random.nextInt(400);
            assertThat(texts(cached.read(LOG, from, most, Long.MAX_VALUE)))
                    .isEqualTo(texts(store.read(LOG, from, most, Long.MAX_VALUE)));
            int tile = random.nextInt(8);
            assertThat(cached.tile(LOG, 0, tile)).isEqualTo(store.tile(LOG, 0, tile));
            assertThat(cached.head(LOG)).isEqualTo(store.head(LOG));
        }
    }

    private static List<String> texts(List<LogEntry> entries) {
        return entries.stream()
                .map(e ->
                        e.index() + Arrays.toString(e.sealed()) + Arrays.toString(e.privateSide()))
                .toList();
    }

    /** Asks until Redis answers from what it keeps, as it does once it is there. */
    private void compareUntilHit() {
        long before = counts().hits();
        while (counts().hits() == before) {
            compare(1);
        }
    }

    private CacheCounts counts() {
        return cache.counts().get(0);
    }

    private Map<String, byte[]> everything(RedisCommands<String, byte[]> commands) {
        Map<String, byte[]> all = new HashMap<>();
        commands.keys("*").forEach(key -> all.put(key, commands.get(key)));
        return all;
    }

    @Test
    void flushedEveryFewQuestions() {
        compareUntilHit();
        RedisCommands<String, byte[]> commands = commands();
        for (int i = 0; i < 20; i++) {
            commands.flushall();
            compare(4);
        }
        compareUntilHit();
    }

    @Test
    void garbageInEveryKeyAndValuesOfOthers() {
        compareUntilHit();
        compare(60);
        RedisCommands<String, byte[]> commands = commands();
        Map<String, byte[]> good = everything(commands);
        assertThat(good).hasSizeGreaterThan(8);
        for (int round = 0; round < 6; round++) {
            long before = counts().refused();
            byte[] garbage = new byte[round * 500];
            random.nextBytes(garbage);
            good.keySet().forEach(key -> commands.set(key, garbage));
            compare(25);
            assertThat(counts().refused()).isGreaterThan(before);
        }
        long before = counts().refused();
        List<String> keys = new ArrayList<>(good.keySet());
        List<String> others = new ArrayList<>(keys);
        Collections.rotate(others, 1);
        for (int i = 0; i < keys.size(); i++) {
            commands.set(keys.get(i), good.get(others.get(i)));
        }
        compare(25);
        assertThat(counts().refused()).isGreaterThan(before);
        keys.forEach(commands::unlink);
        keys.forEach(key -> commands.hset(key, "a", new byte[] {1}));
        compare(25);
    }

    @Test
    void anOldSnapshotAfterAnErasureAndAPruning() {
        compareUntilHit();
        compare(60);
        RedisCommands<String, byte[]> commands = commands();
        Map<String, byte[]> old = everything(commands);
        ((ErasableLogStore) cached).replacePrivateSide(LOG, LogIndex.of(601), null);
        ((PrunableLogStore) cached).prune(LOG, LogIndex.of(400));
        compare(40);
        old.forEach(commands::set);
        compare(80);
        assertThat(cached.read(LOG, LogIndex.of(399), 1, 1)).isEmpty();
        assertThat(cached.read(LOG, LogIndex.of(601), 1, 1).get(0).privateSide()).isNull();
    }

    @Test
    void killedAndStartedAgain() {
        compareUntilHit();
        for (int i = 0; i < Integer.getInteger("worklog.test.kills", 3); i++) {
            redis.kill();
            compare(15);
            redis.start();
            compareUntilHit();
        }
        assertThat(counts().errors()).isPositive();
    }

    @Test
    void hangingCostsATimeoutAFewTimesAndThenNothing() {
        compareUntilHit();
        redis.pause();
        compare(30);
        long errors = counts().errors();
        assertThat(errors).isPositive();
        redis.resume();
        compareUntilHit();
    }

    @Test
    void fullAndRefusingToTakeMore() {
        compareUntilHit();
        RedisCommands<String, byte[]> commands = commands();
        commands.flushall();
        commands.configSet("maxmemory-policy", "noeviction");
        commands.configSet("maxmemory", "1");
        while (level.unwritten() == 0) {
            compare(40);
        }
        commands.configSet("maxmemory", "0");
        compareUntilHit();
    }

    @Test
    void notThereAtTheStart() {
        redis.kill();
        RedisSettings settings =
                RedisSettings.at(redis.server().uri())
                        .waiting(Duration.ofMillis(200), Duration.ofMillis(50));
        try (RedisCacheLevel late = RedisCacheLevel.open(settings)) {
            LogCache other = EagerCache.of(new CacheSettings("late", new byte[32]), List.of(late));
            LogStore over = other.over(store);
            LogIndex first = LogIndex.of(0);
            assertThat(over.read(LOG, first, 3, Long.MAX_VALUE)).hasSize(3);
            redis.start();
            while (other.counts().get(0).hits() == 0) {
                assertThat(over.read(LOG, first, 3, Long.MAX_VALUE)).hasSize(3);
            }
        }
    }
}
