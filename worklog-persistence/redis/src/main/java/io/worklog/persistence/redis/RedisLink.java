package io.worklog.persistence.redis;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.concurrent.CompletableFuture;

/** The way to one server, a Sentinel group or a Cluster. */
interface RedisLink extends AutoCloseable {
    /** Begins to connect; once connected, it stays so by itself. */
    CompletableFuture<? extends RedisClusterAsyncCommands<String, byte[]>> connect();

    /** Begins to connect for listening; once connected, it stays so by itself. */
    CompletableFuture<? extends StatefulRedisPubSubConnection<String, byte[]>> listen();

    @Override
    void close();
}
