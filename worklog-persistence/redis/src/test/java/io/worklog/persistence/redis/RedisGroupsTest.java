package io.worklog.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.testkit.server.OwnServer;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServer;
import io.worklog.testkit.server.TestServers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that is found by a Sentinel, and a Cluster. */
@ExtendWith(ServersExtension.class)
@Timeout(60)
class RedisGroupsTest {
    private static final LogId LOG = LogId.of("acme");

    private final TestServers servers;

    RedisGroupsTest(TestServers servers) {
        this.servers = servers;
    }

    private static void assertWorks(String url) {
        RedisSettings settings = RedisSettings.at(url);
        Map<LogId, TreeSize> heard = new ConcurrentHashMap<>();
        try (RedisCacheLevel level = RedisCacheLevel.open(settings);
                RedisTailSignal one = RedisTailSignal.open(settings, "groups");
                RedisTailSignal two = RedisTailSignal.open(settings, "groups")) {
            for (int i = 0; i < 20; i++) {
                RedisCacheLevelTest.putAndAwait(level, "key" + i, new byte[] {(byte) i});
            }
            two.subscribe(heard::put);
            while (!heard.containsKey(LOG)) {
                one.publish(LOG, TreeSize.of(9));
            }
            assertThat(heard).isEqualTo(Map.of(LOG, TreeSize.of(9)));
        }
    }

    @Test
    void aClusterBySeveralSpellings() {
        try (OwnServer<TestServer> node = servers.ownRedis("--cluster-enabled", "yes")) {
            String url = node.server().uri();
            RedisClient client = RedisClient.create(url);
            try (var connection = client.connect()) {
                connection.sync().clusterAddSlots(slots());
                while (!connection.sync().clusterInfo().contains("cluster_state:ok")) {
                    Thread.onSpinWait();
                }
            } finally {
                client.shutdown();
            }
            assertWorks(url.replaceFirst("redis:", "redis-cluster:"));
            assertWorks(url + "," + url.substring(url.indexOf("//") + 2));
        }
    }

    private static int[] slots() {
        int[] slots = new int[16_384];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = i;
        }
        return slots;
    }

    @Test
    void aServerFoundByItsSentinel() {
        try (OwnServer<TestServer> primary = servers.ownRedis();
                OwnServer<TestServer> sentinel =
                        servers.ownRedis(
                                "--sentinel",
                                "monitor worklog 127.0.0.1 "
                                        + primary.server().address().getPort()
                                        + " 1")) {
            int port = sentinel.server().address().getPort();
            assertWorks("redis-sentinel://127.0.0.1:" + port + "#worklog");
        }
    }
}
