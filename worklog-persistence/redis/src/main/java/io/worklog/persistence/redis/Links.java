package io.worklog.persistence.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Makes links that wait for nothing: what cannot be sent now is refused, never queued. */
final class Links {
    private static final String CLUSTER = "redis-cluster://";
    private static final RedisCodec<String, byte[]> CODEC =
            RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE);
    private static final int THREADS = 2;
    private static final int QUEUE = 1_000;
    private static final Duration LAST_RECONNECT = Duration.ofSeconds(1);
    private static final Duration TOPOLOGY = Duration.ofSeconds(10);

    /** So often at most Lettuce asks a Cluster who leads, when a node fails or sends elsewhere. */
    private static final Duration TOPOLOGY_AFTER_FAULT = Duration.ofSeconds(1);

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private Links() {}

    /**
     * A link that is not connected yet.
     *
     * @throws IllegalArgumentException if the URL is none
     */
    static RedisLink to(RedisSettings settings) {
        ClientResources resources =
                ClientResources.builder()
                        .ioThreadPoolSize(THREADS)
                        .computationThreadPoolSize(THREADS)
                        .reconnectDelay(
                                Delay.exponential(
                                        Duration.ofMillis(10),
                                        LAST_RECONNECT,
                                        2,
                                        TimeUnit.MILLISECONDS))
                        .build();
        try {
            return isCluster(settings.url())
                    ? cluster(settings, resources)
                    : single(settings, resources);
        } catch (RuntimeException e) {
            shutDown(resources);
            throw e;
        }
    }

    private static boolean isCluster(String url) {
        return url.startsWith(CLUSTER) || (url.startsWith("redis://") && url.contains(","));
    }

    private static RedisLink single(RedisSettings settings, ClientResources resources) {
        RedisURI uri = RedisURI.create(settings.url());
        uri.setTimeout(settings.timeout());
        uri.getSentinels().forEach(sentinel -> sentinel.setTimeout(CONNECT));
        RedisClient client = RedisClient.create(resources, uri);
        client.setOptions(options(ClientOptions.builder(), settings).build());
        return new Single(client, uri);
    }

    private static RedisLink cluster(RedisSettings settings, ClientResources resources) {
        String url = settings.url().replaceFirst("^" + CLUSTER, "redis://");
        RedisClusterClient client =
                RedisClusterClient.create(
                        resources, RedisClusterURIUtil.toRedisURIs(URI.create(url)));
        ClusterClientOptions.Builder options =
                ClusterClientOptions.builder()
                        .topologyRefreshOptions(
                                ClusterTopologyRefreshOptions.builder()
                                        .enablePeriodicRefresh(TOPOLOGY)
                                        .adaptiveRefreshTriggersTimeout(TOPOLOGY_AFTER_FAULT)
                                        .build());
        options(options, settings);
        client.setOptions(options.build());
        return new Cluster(client);
    }

    private static ClientOptions.Builder options(
            ClientOptions.Builder builder, RedisSettings settings) {
        return builder.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(QUEUE)
                .socketOptions(
                        SocketOptions.builder().connectTimeout(CONNECT).keepAlive(true).build())
                .timeoutOptions(TimeoutOptions.enabled(settings.timeout()));
    }

    private static void shutDown(AbstractRedisClient client) {
        ClientResources resources = client.getResources();
        try {
            client.shutdown(Duration.ZERO, CONNECT);
        } finally {
            shutDown(resources);
        }
    }

    private static void shutDown(ClientResources resources) {
        resources.shutdown(0, CONNECT.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }

    private record Single(RedisClient client, RedisURI uri) implements RedisLink {
        @Override
        public CompletableFuture<RedisClusterAsyncCommands<String, byte[]>> connect() {
            return client.connectAsync(CODEC, uri)
                    .toCompletableFuture()
                    .thenApply(StatefulRedisConnection::async);
        }

        @Override
        public CompletableFuture<StatefulRedisPubSubConnection<String, byte[]>> listen() {
            return client.connectPubSubAsync(CODEC, uri).toCompletableFuture();
        }

        @Override
        public void close() {
            shutDown(client);
        }
    }

    private record Cluster(RedisClusterClient client) implements RedisLink {
        @Override
        public CompletableFuture<RedisClusterAsyncCommands<String, byte[]>> connect() {
            return client.refreshPartitionsAsync()
                    .thenCompose(done -> client.connectAsync(CODEC))
                    .toCompletableFuture()
                    .thenApply(StatefulRedisClusterConnection::async);
        }

        @Override
        public CompletableFuture<StatefulRedisPubSubConnection<String, byte[]>> listen() {
            return client.refreshPartitionsAsync()
                    .thenCompose(done -> client.connectPubSubAsync(CODEC))
                    .toCompletableFuture()
                    .thenApply(connection -> connection);
        }

        @Override
        public void close() {
            shutDown(client);
        }
    }
}
