package io.worklog.persistence.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.worklog.testkit.server.OwnServer;
import io.worklog.testkit.server.TestServer;
import io.worklog.testkit.server.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Servers of which one takes the place of another: a Sentinel group, or a Cluster. */
final class RedisGroup implements AutoCloseable {
    private static final String NAME = "worklog";
    private static final int SENTINELS = 3;
    private static final int SLOTS = 16_384;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestServers servers;
    private final RedisClient client = RedisClient.create();
    private final List<OwnServer<TestServer>> all = new ArrayList<>();
    private String url = "";

    private RedisGroup(TestServers servers) {
        this.servers = servers;
    }

    /** A primary, its replica, and three Sentinels that watch them. */
    static RedisGroup sentinel(TestServers servers) {
        RedisGroup group = new RedisGroup(servers);
        TestServer primary = group.add("--repl-diskless-sync-delay", "0");
        TestServer replica = group.add("--replicaof", "127.0.0.1", port(primary));
        group.await(replica, RedisCommands::info, info -> info.contains("master_link_status:up"));
        List<TestServer> sentinels = new ArrayList<>();
        for (int i = 0; i < SENTINELS; i++) {
            sentinels.add(
                    group.add(
                            "--sentinel",
                            "monitor " + NAME + " 127.0.0.1 " + port(primary) + " 2",
                            "down-after-milliseconds " + NAME + " 500",
                            "failover-timeout " + NAME + " 5000"));
        }
        String known = "slaves=1,sentinels=" + SENTINELS;
        sentinels.forEach(one -> group.await(one, RedisCommands::info, i -> i.contains(known)));
        group.url = "redis-sentinel://" + addresses(sentinels) + "#" + NAME;
        return group;
    }

    /** Three primaries, and a replica of the first. */
    static RedisGroup cluster(TestServers servers) {
        RedisGroup group = new RedisGroup(servers);
        List<TestServer> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(
                    group.add(
                            "--cluster-enabled",
                            "yes",
                            "--cluster-node-timeout",
                            "1000",
                            "--repl-diskless-sync-delay",
                            "0"));
        }
        group.meet(nodes);
        nodes.forEach(node ->
                group.await(
                        node,
                        RedisCommands::clusterInfo,
                        info -> info.contains("cluster_state:ok")));
        group.url = "redis-cluster://" + addresses(nodes);
        return group;
    }

    private void meet(List<TestServer> nodes) {
        TestServer first = nodes.get(0);
        for (int i = 0; i < 3; i++) {
            int[] slots = slots(i * SLOTS / 3, (i + 1) * SLOTS / 3);
            int epoch = i + 1;
            ask(nodes.get(i), node -> node.clusterSetConfigEpoch(epoch));
            ask(nodes.get(i), node -> node.clusterAddSlots(slots));
        }
        for (TestServer other : nodes.subList(1, nodes.size())) {
            int port = other.address().getPort();
            ask(first, node -> node.clusterMeet("127.0.0.1", port));
        }
        String id = ask(first, RedisCommands::clusterMyId);
        TestServer replica = nodes.get(3);
        await(replica, RedisCommands::clusterNodes, known -> known.contains(id));
        ask(replica, node -> node.clusterReplicate(id));
        await(replica, RedisCommands::info, info -> info.contains("master_link_status:up"));
    }

    private static int[] slots(int from, int to) {
        int[] slots = new int[to - from];
        Arrays.setAll(slots, i -> from + i);
        return slots;
    }

    private TestServer add(String... options) {
        OwnServer<TestServer> one = servers.ownRedis(options);
        all.add(one);
        return one.server();
    }

    private static String port(TestServer server) {
        return Integer.toString(server.address().getPort());
    }

    private static String addresses(List<TestServer> servers) {
        return servers.stream()
                .map(server -> "127.0.0.1:" + port(server))
                .collect(Collectors.joining(","));
    }

    /** How clients find it. */
    String url() {
        return url;
    }

    /** The one that leads at first, whose keys go to another when it is gone. */
    OwnServer<TestServer> first() {
        return all.get(0);
    }

    /** Starts the first again; returns when it follows the one that took its place. */
    void firstComesBack() {
        first().start();
        await(first().server(), RedisCommands::info, info -> info.contains("role:slave"));
        await(
                first().server(),
                RedisCommands::info,
                info -> info.contains("master_link_status:up"));
    }

    private void await(
            TestServer server,
            Function<RedisCommands<String, String>, String> question,
            Predicate<String> wanted) {
        while (!wanted.test(ask(server, question))) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private <R> R ask(TestServer server, Function<RedisCommands<String, String>, R> question) {
        RedisURI uri = RedisURI.create(server.uri());
        uri.setTimeout(PATIENCE);
        try (StatefulRedisConnection<String, String> connection = client.connect(uri)) {
            return question.apply(connection.sync());
        } catch (RedisException e) {
            throw new IllegalStateException(server.uri(), e);
        }
    }

    @Override
    public void close() {
        client.shutdown();
        all.forEach(OwnServer::close);
    }
}
