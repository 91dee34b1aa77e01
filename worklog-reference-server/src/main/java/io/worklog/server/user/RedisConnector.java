package io.worklog.server.user;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The way to Redis, made when it is first needed. After a failure nothing is asked for a while, so
 * that a Redis that does not answer holds nobody up. Thread-safe.
 */
final class RedisConnector implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final RedisClient client;
    private final InstantSource clock;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable StatefulRedisConnection<String, String> connection;
    private volatile Instant notBefore = Instant.MIN;

    /**
     * Makes one.
     *
     * @param patience how long to wait for a connection and for each answer
     */
    RedisConnector(String url, Duration patience, InstantSource clock) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(patience);
        this.clock = clock;
        client = RedisClient.create(uri);
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(SocketOptions.builder().connectTimeout(patience).build())
                        .timeoutOptions(TimeoutOptions.enabled(patience))
                        .build());
    }

    /**
     * What to ask Redis with; nothing during a pause after a failure.
     *
     * @throws RedisException if there is no connection
     */
    Optional<RedisCommands<String, String>> commands() {
        if (clock.instant().isBefore(notBefore)) {
            return Optional.empty();
        }
        StatefulRedisConnection<String, String> open = connection;
        return Optional.of((open == null ? connect() : open).sync());
    }

    private StatefulRedisConnection<String, String> connect() {
        connecting.lock();
        try {
            StatefulRedisConnection<String, String> open = connection;
            if (open == null && clock.instant().isBefore(notBefore)) {
                throw new RedisException("not asked for a while after a failure");
            }
            if (open == null) {
                open = client.connect();
                connection = open;
            }
            return open;
        } finally {
            connecting.unlock();
        }
    }

    /** A question was not answered. */
    void failed() {
        notBefore = clock.instant().plus(PAUSE);
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
