package io.worklog.testkit;

import io.worklog.log.LogId;
import io.worklog.spi.Moved;
import io.worklog.spi.Outbox;
import io.worklog.spi.OutboxCounts;
import io.worklog.spi.OutboxEntry;
import io.worklog.spi.OutboxMover;
import io.worklog.spi.OutboxPass;
import io.worklog.spi.RefusedEntry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An outbox whose relay does before and after each move what a test says. Thread-safe. */
final class FaultyOutbox implements Outbox {
    private final Outbox real;
    private volatile Hook beforeMove = (log, rows) -> {};
    private volatile Hook afterMove = (log, rows) -> {};

    FaultyOutbox(Outbox real) {
        this.real = real;
    }

    /** Throws, blocks or counts. */
    @FunctionalInterface
    interface Hook {
        void at(LogId log, List<OutboxEntry> rows);
    }

    /** The outbox beneath. */
    Outbox real() {
        return real;
    }

    void beforeMove(Hook hook) {
        beforeMove = hook;
    }

    /** Runs when the log has the events and the outbox has not heard of it. */
    void afterMove(Hook hook) {
        afterMove = hook;
    }

    @Override
    public OutboxPass relay(int most, OutboxMover mover) {
        return real.relay(
                most,
                (log, rows) -> {
                    beforeMove.at(log, rows);
                    List<Moved> moved = mover.move(log, rows);
                    afterMove.at(log, rows);
                    return moved;
                });
    }

    @Override
    public void add(OutboxEntry entry, boolean sparing) {
        real.add(entry, sparing);
    }

    @Override
    public void onCommit(Runnable wake) {
        real.onCommit(wake);
    }

    @Override
    public OutboxCounts counts() {
        return real.counts();
    }

    @Override
    public List<RefusedEntry> refused(int most) {
        return real.refused(most);
    }

    @Override
    public Optional<RefusedEntry> refused(UUID eventId) {
        return real.refused(eventId);
    }

    @Override
    public boolean retry(UUID eventId) {
        return real.retry(eventId);
    }

    @Override
    public boolean discard(UUID eventId) {
        return real.discard(eventId);
    }

    @Override
    public void close() {
        real.close();
    }
}
