package io.worklog;

import io.worklog.checkpoint.NoteSignature;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.outbox.OutboxRelay;
import io.worklog.spi.EvidenceStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The worklog: its logs, its meta log and the order in which things are closed. */
final class DefaultWorklog extends ForwardingAuditLog implements Worklog {
    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(10);
    private static final Duration SPILL_INTERVAL = Duration.ofMillis(250);

    private final Shared shared;
    private final LogId defaultLog;
    private final LogRegistry registry;
    private final ReentrantLock closing = new ReentrantLock();
    private @Nullable MetaLog meta;
    private final List<ScheduledFuture<?>> turns = new ArrayList<>();
    private boolean closed;

    DefaultWorklog(Shared shared, String installation, String defaultLog) {
        this.shared = shared;
        this.defaultLog = LogId.of(defaultLog);
        this.registry = new LogRegistry(shared, installation, this::created);
    }

    /** Opens the default log if it is there, so that damage shows now; the meta log before it. */
    void check() {
        shared.growth().start();
        if (shared.readOnly()) {
            registry.existing(defaultLog);
            return;
        }
        meta = new MetaLog(registry.openOrCreate(LogId.META));
        openDefaultLog();
    }

    /** Says that it started, once it was looked at, and begins what it does again and again. */
    void start(Duration heartbeatInterval) {
        MetaLog known = meta;
        if (known == null) {
            return;
        }
        known.started(logs());
        turns.add(shared.threads().every(heartbeatInterval, this::beat));
        turns.add(shared.threads().every(WATCH_INTERVAL, this::watch));
        if (shared.spill() != null) {
            turns.add(shared.threads().every(SPILL_INTERVAL, this::moveSpilled));
        }
        shared.outbox().start(new RelayedLogs(registry, shared), shared.hostClock());
    }

    /**
     * With an outbox it is made now: opening it within the host's first transaction would need the
     * store, which in SQLite waits for that very transaction.
     */
    private void openDefaultLog() {
        if (shared.outbox().outbox().isPresent()) {
            target();
        } else {
            registry.existing(registry.newest(defaultLog));
        }
    }

    /** What the store lost of logs that this node signed. */
    List<LostTail> lost() {
        return new Continuing(shared, registry).lost();
    }

    /** Continues what was lost; the meta log, if it is one of them, before the others. */
    List<Continuation> continueLost(String reason) {
        Continuing continuing = new Continuing(shared, registry);
        List<Continuation> continued = new ArrayList<>();
        for (LostTail lost : continuing.lost()) {
            if (meta == null && !lost.log().value().startsWith(LogId.META.value())) {
                meta = new MetaLog(registry.openOrCreate(LogId.META));
            }
            continued.add(continuing.goOn(lost, reason));
        }
        return continued;
    }

    /** Waits for the store, which a pool thread must not. */
    private void moveSpilled() {
        registry.all().forEach(log -> shared.threads().callBack(log::moveSpilled));
    }

    /** A node that died leaves entries that it had no time to seal: the others do it. */
    private void watch() {
        for (OpenedLog log : registry.all()) {
            if (log.goesOn()) {
                shared.threads().execute(() -> watch(log));
            }
        }
    }

    private void watch(OpenedLog log) {
        try {
            log.watch();
        } catch (RuntimeException e) {
            shared.listeners().troubled(log.id(), e);
        }
    }

    /** Lets go of everything without recording or signing; for an opening that failed. */
    void abandon() {
        closing.lock();
        try {
            closed = true;
            new Closing()
                    .run(steps -> {
                        steps.step(shared.outbox()::close);
                        registry.close();
                        registry.all().forEach(log -> steps.step(log::drain));
                        shared.schedule().close();
                        closeParts(steps);
                    });
        } finally {
            closing.unlock();
        }
    }

    /** Keeps what others signed under a checkpoint of ours. */
    void addSignatures(LogId log, TreeSize size, List<String> lines) {
        List<NoteSignature> signatures = lines.stream().map(NoteSignature::parseLine).toList();
        registry.existing(log).ifPresent(found -> found.addSignatures(size, signatures));
    }

    private void created(LogId id) {
        if (meta != null) {
            meta.created(id);
        }
    }

    /** Waits for the store, which a pool thread must not. */
    private void beat() {
        shared.threads().callBack(this::recordHeartbeat);
    }

    private void recordHeartbeat() {
        MetaLog known = meta;
        if (known != null) {
            try {
                known.heartbeat(loggedLogs());
            } catch (RuntimeException e) {
                shared.listeners().failed(LogId.META, e);
            }
        }
    }

    /** All but the meta log and those that were ended. */
    private List<OpenedLog> loggedLogs() {
        return otherLogs().filter(OpenedLog::goesOn).toList();
    }

    private Stream<OpenedLog> otherLogs() {
        MetaLog known = meta;
        return registry.all().stream().filter(log -> known == null || !log.id().equals(known.id()));
    }

    @Override
    AuditLog target() {
        return registry.openOrCreate(defaultLog);
    }

    @Override
    public LogId id() {
        return defaultLog;
    }

    @Override
    public AuditLog log(String name) {
        return registry.openOrCreate(LogId.of(name));
    }

    @Override
    public Optional<AuditLog> existing(String name) {
        return registry.existing(LogId.of(name)).map(log -> log);
    }

    @Override
    public List<LogId> logs() {
        return shared.store().logs();
    }

    @Override
    public Optional<EvidenceStore> evidence() {
        return shared.evidence().store();
    }

    @Override
    public Optional<OutboxRelay> outbox() {
        return shared.outbox().relay();
    }

    @Override
    public List<LogHealth> healthOfAll() {
        return registry.all().stream().map(OpenedLog::health).toList();
    }

    @Override
    public void close() {
        closing.lock();
        try {
            if (!closed) {
                closed = true;
                new Closing().run(this::closeInOrder);
            }
        } finally {
            closing.unlock();
        }
    }

    private void closeInOrder(Closing steps) {
        steps.step(shared.outbox()::close);
        registry.close();
        turns.forEach(turn -> turn.cancel(false));
        otherLogs().forEach(log -> steps.step(log::drain));
        shared.schedule().close();
        if (!shared.readOnly()) {
            List<OpenedLog> logs = loggedLogs();
            logs.forEach(log -> steps.step(log::seal));
            steps.step(() -> stop(logs));
        }
        closeParts(steps);
    }

    private void closeParts(Closing steps) {
        List<AutoCloseable> parts = new ArrayList<>();
        parts.add(shared.growth());
        parts.add(shared.anchors());
        parts.add(shared.index());
        parts.add(shared.threads());
        parts.add(shared.reads());
        shared.evidence().store().ifPresent(parts::add);
        parts.forEach(part -> steps.step(part::close));
    }

    private void stop(List<OpenedLog> logs) {
        MetaLog known = meta;
        if (known != null) {
            known.stopped(logs);
            known.finish();
        }
    }
}
