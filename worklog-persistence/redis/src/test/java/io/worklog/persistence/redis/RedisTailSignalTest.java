package io.worklog.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.memory.MemoryLogStore;
import io.worklog.spi.TailSignal.Subscription;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.FaultyStore;
import io.worklog.testkit.server.OwnServer;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServer;
import io.worklog.testkit.server.TestServers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Readers of one node wait for what another node appends. */
@ExtendWith(ServersExtension.class)
@Timeout(60)
class RedisTailSignalTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final Duration NEVER = Duration.ofHours(1);

    private final TestServers servers;
    private final MemoryLogStore store = MemoryLogStore.create();
    private final MemorySigningKeys keys = MemorySigningKeys.create();
    private final String namespace = "test-" + UUID.randomUUID();

    RedisTailSignalTest(TestServers servers) {
        this.servers = servers;
    }

    private Worklog node(String url, Duration poll) {
        return Worklog.builder()
                .store(FaultyStore.over(store))
                .keys(keys)
                .tail(RedisTailSignal.open(RedisSettings.at(url), namespace), poll)
                .open();
    }

    private static void pay(AuditLog log) {
        log.record(PAID).target("o").commit();
    }

    /** Has one node wait and the other append until the first has seen it. */
    private static void assertSeen(Worklog reader, Worklog writer) throws Exception {
        TreeSize known = reader.head().size();
        FutureTask<TreeSize> seen = new FutureTask<>(() -> reader.awaitGrowth(known, NEVER));
        Thread.ofVirtual().start(seen);
        while (!seen.isDone()) {
            assertThat(Thread.currentThread().isInterrupted()).as("time is over").isFalse();
            pay(writer);
        }
        assertThat(seen.get()).isGreaterThan(known);
        assertThat(reader.read(LogIndex.of(known.value())).count()).isPositive();
    }

    @Test
    void aReaderWakesWithoutAskingTheStore() throws Exception {
        String url = servers.redis().uri();
        try (Worklog one = node(url, NEVER);
                Worklog two = node(url, NEVER)) {
            pay(one);
            pay(two);
            assertSeen(one, two);
            assertSeen(two, one);
            assertSeen(one, two);
        }
    }

    @Test
    void withoutRedisAReaderAsksTheStore() throws Exception {
        try (OwnServer<TestServer> redis = servers.ownRedis();
                Worklog one = node(redis.server().uri(), Duration.ofMillis(20));
                Worklog two = node(redis.server().uri(), Duration.ofMillis(20))) {
            pay(one);
            pay(two);
            assertSeen(one, two);
            redis.kill();
            assertSeen(one, two);
            redis.start();
            redis.pause();
            assertSeen(two, one);
            redis.resume();
            assertSeen(one, two);
        }
    }

    @Test
    void afterARestartOfRedisReadersAreWokenAgain() throws Exception {
        try (OwnServer<TestServer> redis = servers.ownRedis();
                Worklog one = node(redis.server().uri(), NEVER);
                Worklog two = node(redis.server().uri(), NEVER)) {
            pay(one);
            pay(two);
            assertSeen(one, two);
            redis.kill();
            redis.start();
            assertSeen(one, two);
        }
    }

    @Test
    void aWaitEndsWithItsTimeAndWithTheWorklog() throws Exception {
        Worklog one = node(servers.redis().uri(), NEVER);
        pay(one);
        TreeSize known = one.head().size();
        assertThat(one.awaitGrowth(known, Duration.ofMillis(5))).isEqualTo(known);
        assertThat(one.awaitGrowth(TreeSize.of(0), NEVER)).isEqualTo(known);
        FutureTask<Object> waiting = new FutureTask<>(() -> one.awaitGrowth(known, NEVER));
        Thread thread = Thread.ofPlatform().start(waiting);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        one.close();
        thread.join();
        assertThat(waiting.isDone()).isTrue();
    }

    @Test
    void whatIsNoMessageIsNotHeardAndWhatIsForgedIsOnlyAHint() {
        Map<LogId, TreeSize> heard = new ConcurrentHashMap<>();
        RedisSettings settings = RedisSettings.at(servers.redis().uri());
        RedisClient client = RedisClient.create(settings.url());
        try (RedisTailSignal signal = RedisTailSignal.open(settings, namespace);
                Subscription listening = signal.subscribe(heard::put);
                var connection = client.connect()) {
            String channel = "worklog1:" + namespace + ":tail";
            for (String bad :
                    new String[] {"", " ", "acme", "acme ", "acme -1", "../x 1", "a 1 1"}) {
                connection.sync().publish(channel, bad);
                connection.sync().publish(channel, bad + "99999999999999999999");
            }
            while (!heard.containsKey(LogId.of("acme"))) {
                connection.sync().publish(channel, "acme 7");
            }
            assertThat(heard).isEqualTo(Map.of(LogId.of("acme"), TreeSize.of(7)));
        } finally {
            client.shutdown();
        }
    }
}
