package io.worklog.spring.operate;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.log.LogId;
import io.worklog.verify.VerifyReport;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Checks logs in the background, one at a time, and keeps the newest result of each. Thread-safe.
 */
final class Verifications implements AutoCloseable {
    private final Worklog worklog;
    private final InstantSource clock;
    private final Map<String, Verification> newest = new ConcurrentHashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    Verifications(Worklog worklog, InstantSource clock) {
        this.worklog = worklog;
        this.clock = clock;
    }

    /** The newest check of the log; nothing where it was never checked by this process. */
    Optional<Verification> of(String log) {
        return Optional.ofNullable(newest.get(log));
    }

    /** The check that runs now. */
    Optional<Verification> running() {
        return newest.values().stream()
                .filter(each -> each.state() == Verification.State.RUNNING)
                .findFirst();
    }

    /** Begins a check, unless one runs: then that one is given. */
    Verification begin(LogId log, boolean deep) {
        if (closed || !busy.compareAndSet(false, true)) {
            return running().orElseGet(() -> begun(log, deep));
        }
        Verification begun = begun(log, deep);
        newest.put(begun.log(), begun);
        thread = Thread.ofPlatform().daemon().name("worklog-verify").start(() -> run(log, begun));
        return begun;
    }

    private Verification begun(LogId log, boolean deep) {
        return Verification.begun(log.value(), deep, clock.instant());
    }

    private void run(LogId log, Verification begun) {
        try {
            AuditLog found = worklog.existing(log.value()).orElseThrow();
            VerifyReport report = found.verify(begun.deep(), (done, all) -> at(begun, done, all));
            newest.put(begun.log(), begun.done(report, clock.instant()));
        } catch (RuntimeException e) {
            newest.put(begun.log(), begun.failed(e, clock.instant()));
        } finally {
            busy.set(false);
        }
    }

    private void at(Verification begun, long done, long all) {
        if (closed) {
            throw new CancellationException("the application stops");
        }
        newest.computeIfPresent(
                begun.log(),
                (name, now) ->
                        now.state() == Verification.State.RUNNING && done >= now.checked()
                                ? now.at(done, all)
                                : now);
    }

    /** Has a check that runs end, and waits for it: the store is closed next. */
    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
