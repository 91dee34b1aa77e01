package io.worklog.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.TimedListener;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/**
 * Counts what a worklog does. Hand it to the builder as a listener, then bind what it cannot hear:
 *
 * <pre>{@code
 * WorklogMetrics metrics = new WorklogMetrics(registry);
 * Worklog log = Worklog.builder().directory(folder).listener(metrics).open();
 * metrics.pending(log, w -> w.healthOfAll().stream().mapToLong(LogHealth::pending).sum());
 * }</pre>
 *
 * <ul>
 *   <li>{@code worklog.append}: timer, how long a batch took to become durable
 *   <li>{@code worklog.appended}: counter of entries
 *   <li>{@code worklog.rejected}: counter by {@code code}, events the caller was told about
 *   <li>{@code worklog.lost}: counter by {@code code}, events nobody was told about; MUST stay 0
 *   <li>{@code worklog.seals}: counter of checkpoints
 *   <li>{@code worklog.unsealed}: gauge, entries that no checkpoint covers yet, over all logs
 *   <li>{@code worklog.pending}: gauge, events that wait for the store
 *   <li>{@code worklog.outbox.lag}: gauge in seconds, how long the oldest committed event has been
 *       waiting for the relay
 *   <li>{@code worklog.outbox.waiting}: gauge, committed events that wait for the relay
 *   <li>{@code worklog.outbox.refused}: gauge, committed events that their log refused; MUST be 0
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class WorklogMetrics implements TimedListener {
    private static final String CODE = "code";

    private final MeterRegistry registry;
    private final Timer append;
    private final Counter appended;
    private final Counter seals;
    private final Map<LogId, Lag> lags = new ConcurrentHashMap<>();

    /** Registers the meters. */
    public WorklogMetrics(MeterRegistry registry) {
        this.registry = registry;
        append =
                Timer.builder("worklog.append")
                        .description("How long a batch took to become durable")
                        .register(registry);
        appended =
                Counter.builder("worklog.appended")
                        .description("Entries that became durable")
                        .register(registry);
        seals =
                Counter.builder("worklog.seals")
                        .description("Checkpoints that were signed and kept")
                        .register(registry);
        Gauge.builder("worklog.unsealed", lags, WorklogMetrics::unsealed)
                .description("Entries that no checkpoint covers yet")
                .register(registry);
        lost("none");
    }

    /** Registers how many events wait for the store. */
    public <T> void pending(T worklog, ToDoubleFunction<T> pending) {
        Gauge.builder("worklog.pending", worklog, pending)
                .description("Events that wait for the store")
                .register(registry);
    }

    /** Registers how long, in seconds, the oldest committed event has been waiting for the relay. */
    public <T> void outboxLag(T worklog, ToDoubleFunction<T> seconds) {
        Gauge.builder("worklog.outbox.lag", worklog, seconds)
                .description("How long the oldest committed event has been waiting for the relay")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Registers how many committed events wait for the relay, and how many their log refused. */
    public <T> void outbox(T worklog, ToDoubleFunction<T> waiting, ToDoubleFunction<T> refused) {
        Gauge.builder("worklog.outbox.waiting", worklog, waiting)
                .description("Committed events that wait for the relay")
                .register(registry);
        Gauge.builder("worklog.outbox.refused", worklog, refused)
                .description("Committed events that their log refused")
                .register(registry);
    }

    @Override
    public void appendTook(LogId log, int count, Duration took) {
        append.record(took);
    }

    @Override
    public void appended(LogId log, LogIndex first, int count) {
        appended.increment(count);
        lag(log).size().accumulateAndGet(first.value() + count, Math::max);
    }

    @Override
    public void sealed(LogId log, TreeSize size) {
        seals.increment();
        lag(log).sealed().accumulateAndGet(size.value(), Math::max);
    }

    @Override
    public void rejected(LogId log, UUID eventId, String code, boolean lost) {
        if (lost) {
            lost(code).increment();
        } else {
            Counter.builder("worklog.rejected")
                    .description("Events that were refused, and whose caller was told")
                    .tag(CODE, code)
                    .register(registry)
                    .increment();
        }
    }

    private Counter lost(String code) {
        return Counter.builder("worklog.lost")
                .description("Events that were lost without their caller being told")
                .tag(CODE, code)
                .register(registry);
    }

    private Lag lag(LogId log) {
        return lags.computeIfAbsent(log, id -> new Lag(new AtomicLong(), new AtomicLong()));
    }

    private static double unsealed(Map<LogId, Lag> lags) {
        return lags.values().stream().mapToLong(Lag::entries).sum();
    }

    /** How far one log has come. */
    private record Lag(AtomicLong size, AtomicLong sealed) {
        long entries() {
            return Math.max(0, size.get() - sealed.get());
        }
    }
}
