package io.worklog.routing;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.EndableLogStore;
import io.worklog.transfer.LogCopy;
import io.worklog.transfer.TransferProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes one log through the phases of its move. Each phase can be begun anew after a crash, on any
 * node: what the placement says decides what is to be done next.
 */
final class LogMove {
    /** A round that copies no more than so many entries is followed by the change-over. */
    private static final long SMALL_ROUND = 1_024;

    private static final int MOST_ROUNDS = 20;

    private final Shards shards;
    private final LogId log;
    private final TransferProgress progress;
    private final InstantSource clock;
    private long last;
    private Duration pause = Duration.ZERO;

    LogMove(Shards shards, LogId log, TransferProgress progress, InstantSource clock) {
        this.shards = shards;
        this.log = log;
        this.progress = progress;
        this.clock = clock;
    }

    /** Goes on from wherever the move stands. */
    MoveReport finish() {
        Placement now = current();
        boolean before = now.phase() == Placement.Phase.CLEARING;
        String from = before ? now.target() : now.shard();
        String to = before ? now.shard() : now.target();
        while (now.phase() != Placement.Phase.SETTLED) {
            now = step(now);
        }
        TreeSize size = shards.store(from).head(log).orElseThrow().size();
        return new MoveReport(log, from, to, size, last, pause);
    }

    private Placement step(Placement now) {
        return switch (now.phase()) {
            case COPYING -> {
                copyWhileWritten(now);
                yield change(now, now.switching());
            }
            case SWITCHING -> changeOver(now);
            case CLEARING -> {
                clear(now);
                yield change(now, now.settled());
            }
            case SETTLED -> now;
        };
    }

    private void copyWhileWritten(Placement now) {
        LogCopy copy = copy(now.shard(), now.target());
        int rounds = 0;
        while (copy.advance() > SMALL_ROUND && rounds < MOST_ROUNDS) {
            rounds++;
        }
        copy.pruneAlike();
        copy.eraseAlike(0, copy.size());
        copy.checkpoint();
    }

    /** From the end of the log in its old shard on, nothing can be added to it until this is over. */
    private Placement changeOver(Placement now) {
        Instant began = clock.instant();
        shards.store(now.shard()).end(log, Shards.movedTo(now.target()));
        LogCopy copy = copy(now.shard(), now.target());
        last = copy.advance();
        copy.pruneAlike();
        copy.checkpoint();
        copy.requireSame();
        Placement switched = change(now, now.switched());
        pause = Duration.between(began, clock.instant());
        return switched;
    }

    /** Nothing changes in the old shard any more, so this one look is enough. */
    private void clear(Placement now) {
        String old = now.target();
        long end = shards.store(old).head(log).orElseThrow().size().value();
        LogCopy.eraseAlike(shards.store(old), shards.store(now.shard()), log, end, progress, clock);
    }

    private LogCopy copy(String from, String to) {
        EndableLogStore target = shards.store(to);
        Optional<String> ended = target.ended(log);
        if (ended.isPresent()) {
            throw new IllegalArgumentException(
                    "shard %s has a copy of log %s that was ended (%s): remove it first"
                            .formatted(to, log, ended.get()));
        }
        return LogCopy.open(shards.store(from), target, log, progress, clock);
    }

    private Placement change(Placement now, Placement next) {
        if (!shards.replace(now, next)) {
            throw new StoreUnavailableException(
                    "log " + log + " is moved by another node too: it stands at " + current());
        }
        return next;
    }

    private Placement current() {
        return shards.fresh(log)
                .orElseThrow(() -> new IllegalArgumentException("there is no log " + log));
    }
}
