package io.worklog.persistence.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.worklog.cache.CacheLevel;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Copies in a Redis that nodes share. A reader waits for one answer at most as long as the settings
 * say, and after some failures in a row not at all for a while; writing and connecting are never
 * waited for. Thread-safe.
 */
public final class RedisCacheLevel implements CacheLevel {
    private final RedisSettings settings;
    private final RedisLink link;
    private final Connector<RedisClusterAsyncCommands<String, byte[]>> connector;
    private final Circuit circuit;
    private final AtomicLong underway = new AtomicLong();
    private final LongAdder unwritten = new LongAdder();

    private RedisCacheLevel(RedisSettings settings, RedisLink link) {
        this.settings = settings;
        this.link = link;
        this.connector = new Connector<>(link::connect);
        this.circuit = new Circuit(settings.failures(), settings.pause(), System::nanoTime);
    }

    /**
     * Begins to connect and returns, whether or not anybody is there.
     *
     * @throws IllegalArgumentException if the URL is none
     */
    public static RedisCacheLevel open(RedisSettings settings) {
        RedisCacheLevel level = new RedisCacheLevel(settings, Links.to(settings));
        level.connector.connected();
        return level;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Optional<byte[]> get(String key) {
        if (!circuit.admits()) {
            throw new RedisUnavailableException("redis is not asked for now", null);
        }
        try {
            Optional<byte[]> found = Optional.ofNullable(await(commands().get(key)));
            circuit.succeeded();
            return found;
        } catch (RuntimeException e) {
            circuit.failed();
            throw e;
        }
    }

    private RedisClusterAsyncCommands<String, byte[]> commands() {
        RedisClusterAsyncCommands<String, byte[]> connected = connector.connected();
        if (connected == null) {
            throw new RedisUnavailableException("redis is not connected", null);
        }
        return connected;
    }

    private byte @Nullable [] await(RedisFuture<byte[]> answer) {
        try {
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new RedisUnavailableException("redis did not answer in time", e);
        } catch (ExecutionException e) {
            throw new RedisUnavailableException("redis failed", e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RedisUnavailableException("interrupted while redis was asked", e);
        }
    }

    @Override
    public void put(String key, byte[] value) {
        int length = value.length;
        boolean fits = length <= settings.maxValueBytes();
        if (!fits || !circuit.isClosed() || !reserve(length)) {
            unwritten.increment();
            return;
        }
        try {
            SetArgs expiry = SetArgs.Builder.px(settings.ttl());
            commands()
                    .set(key, value, expiry)
                    .whenComplete((done, failure) -> written(length, failure));
        } catch (RuntimeException e) {
            written(length, e);
            throw e;
        }
    }

    private boolean reserve(int length) {
        if (underway.addAndGet(length) <= settings.maxBytesUnderway()) {
            return true;
        }
        underway.addAndGet(-length);
        return false;
    }

    private void written(int length, @Nullable Throwable failure) {
        underway.addAndGet(-length);
        if (failure != null) {
            unwritten.increment();
        }
        boolean answered = failure == null || failure instanceof RedisCommandExecutionException;
        if (!answered) {
            circuit.failed();
        }
    }

    /** How many copies were too large, came while Redis was not asked, or were refused by it. */
    public long unwritten() {
        return unwritten.sum();
    }

    @Override
    public void remove(Collection<String> keys) {
        if (keys.isEmpty() || !circuit.isClosed()) {
            return;
        }
        commands()
                .unlink(keys.toArray(String[]::new))
                .whenComplete((removed, failure) -> written(0, failure));
    }

    @Override
    public void close() {
        link.close();
    }
}
