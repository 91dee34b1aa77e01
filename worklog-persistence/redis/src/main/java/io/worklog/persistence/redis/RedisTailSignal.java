package io.worklog.persistence.redis;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.TailSignal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Tells nodes by a channel of Redis that logs have grown. While one message is on its way, what
 * comes is gathered for the next, so that a busy log costs a few messages a millisecond at most. A
 * message is {@code <log> <size>} in ASCII. Thread-safe.
 */
public final class RedisTailSignal implements TailSignal {
    private final RedisSettings settings;
    private final RedisLink link;
    private final String channel;
    private final Connector<RedisClusterAsyncCommands<String, byte[]>> sender;
    private final Map<LogId, Long> unsent = new ConcurrentHashMap<>();
    private final AtomicBoolean sending = new AtomicBoolean();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private RedisTailSignal(RedisSettings settings, RedisLink link, String channel) {
        this.settings = settings;
        this.link = link;
        this.channel = channel;
        this.sender = new Connector<>(link::connect);
    }

    /**
     * Begins to connect and returns, whether or not anybody is there.
     *
     * @param namespace the same for all nodes that share a store, and for no others
     * @throws IllegalArgumentException if the URL is none
     */
    public static RedisTailSignal open(RedisSettings settings, String namespace) {
        Objects.requireNonNull(namespace, "namespace");
        String channel = "worklog1:" + namespace + ":tail";
        RedisTailSignal signal = new RedisTailSignal(settings, Links.to(settings), channel);
        signal.sender.connected();
        signal.listen();
        return signal;
    }

    @Override
    public void publish(LogId log, TreeSize size) {
        unsent.merge(log, size.value(), Math::max);
        sendNext();
    }

    /** Sends what waits, one message at a time; what cannot be sent is dropped. */
    private void sendNext() {
        if (unsent.isEmpty() || !sending.compareAndSet(false, true)) {
            return;
        }
        try {
            RedisClusterAsyncCommands<String, byte[]> connected = sender.connected();
            byte @Nullable [] message = next();
            if (connected == null || message == null) {
                unsent.clear();
                sending.set(false);
                return;
            }
            connected.publish(channel, message).whenComplete((heard, failure) -> sent(failure));
        } catch (RuntimeException e) {
            unsent.clear();
            sending.set(false);
        }
    }

    private void sent(@Nullable Throwable failure) {
        if (failure != null) {
            unsent.clear();
        }
        sending.set(false);
        sendNext();
    }

    private byte @Nullable [] next() {
        for (LogId log : unsent.keySet()) {
            Long size = unsent.remove(log);
            if (size != null) {
                return (log.value() + " " + size).getBytes(StandardCharsets.US_ASCII);
            }
        }
        return null;
    }

    @Override
    public Subscription subscribe(Listener listener) {
        Objects.requireNonNull(listener, "listener");
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void listen() {
        if (!closed) {
            CompletableFuture<?> unused =
                    link.listen()
                            .thenCompose(this::join)
                            .whenComplete((done, failure) -> {
                                if (failure != null) {
                                    listenLater();
                                }
                            });
        }
    }

    private CompletableFuture<Void> join(StatefulRedisPubSubConnection<String, byte[]> joined) {
        joined.addListener(
                new RedisPubSubAdapter<>() {
                    @Override
                    public void message(String from, byte[] message) {
                        heard(message);
                    }
                });
        return joined.async()
                .subscribe(channel)
                .toCompletableFuture()
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        CompletableFuture<?> unused = joined.closeAsync();
                    }
                });
    }

    private void listenLater() {
        Executor later =
                CompletableFuture.delayedExecutor(
                        settings.pause().toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
        later.execute(this::listen);
    }

    /** Anyone may have sent it: what is not a message is not heard. */
    private void heard(byte[] message) {
        String text = new String(message, StandardCharsets.US_ASCII);
        int space = text.indexOf(' ');
        if (space < 1 || !LogId.isValid(text.substring(0, space))) {
            return;
        }
        LogId log = LogId.of(text.substring(0, space));
        String size = text.substring(space + 1);
        if (size.matches("[0-9]{1,16}")) {
            TreeSize grown = TreeSize.of(Long.parseLong(size));
            listeners.forEach(listener -> listener.grown(log, grown));
        }
    }

    @Override
    public void close() {
        closed = true;
        listeners.clear();
        link.close();
    }
}
