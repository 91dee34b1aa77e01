package io.worklog.transfer;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.log.LogId;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.verify.Verifier;
import io.worklog.verify.VerifyOptions;
import io.worklog.verify.VerifyReport;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copies logs from one store to another. The copy is the same log: entries, places, private sides,
 * idempotency keys, tiles, checkpoint, and where it was pruned or ended; every proof that was given
 * out stays valid. A copy that was cut short is gone on with by calling {@link #copy} again. Nobody
 * else should write to the log in the target; a source that is written to is copied as far as it
 * was when its last entries were read.
 */
public final class LogTransfer {
    private final LogStore from;
    private final LogStore to;
    private final TransferProgress progress;
    private final InstantSource clock;

    private LogTransfer(
            LogStore from, LogStore to, TransferProgress progress, InstantSource clock) {
        this.from = Objects.requireNonNull(from, "from");
        this.to = Objects.requireNonNull(to, "to");
        this.progress = Objects.requireNonNull(progress, "progress");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * A transfer between two stores, both of which stay the caller's.
     *
     * @param clock tells how fast it goes
     */
    public static LogTransfer between(
            LogStore from, LogStore to, TransferProgress progress, InstantSource clock) {
        return new LogTransfer(from, to, progress, clock);
    }

    /** What {@link #copy} would do; writes nothing, and fails where that would fail at once. */
    public TransferPlan plan(LogId log) {
        LogHead source = Places.head(from, log);
        long there =
                new CopyTarget(from, to, log).check(source).map(h -> h.size().value()).orElse(0L);
        return new TransferPlan(log, source.size(), source.minIndex(), there);
    }

    /**
     * Copies one log, or goes on with it, and verifies what arrived.
     *
     * @param keys the log's keys; without them what was signed is not checked, which the report says
     * @throws io.worklog.error.IntegrityException if the target has another log of that name, or
     *     what arrived leads to another root
     * @throws IllegalArgumentException if a store lacks an ability that this log needs
     */
    public TransferReport copy(LogId log, @Nullable KeyHistory keys) {
        LogCopy copy = LogCopy.open(from, to, log, progress, clock);
        long resumedAt = copy.size();
        long copied = copy.advance();
        copy.pruneAlike();
        long erased = copy.eraseAlike(0, resumedAt);
        copy.checkpoint();
        copy.requireSame();
        copy.endAlike();
        LogHead there = Places.head(to, log);
        VerifyReport verified = to.checkpoint(log).isEmpty() ? null : verify(log, keys);
        return new TransferReport(
                log, there.size(), there.minIndex(), resumedAt, copied, erased, verified);
    }

    private VerifyReport verify(LogId log, @Nullable KeyHistory keys) {
        Pace pace = new Pace(progress, clock, TransferState.Step.VERIFY, log.value(), 0);
        VerifyOptions options = VerifyOptions.with(keys).telling(pace::at);
        return Verifier.create(options).verify(to, log, null, null);
    }
}
