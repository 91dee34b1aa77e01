package io.worklog.transfer;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.KeyedLogStore;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.RestorableLogStore;
import java.time.InstantSource;
import java.util.Optional;

/** Where a log is copied to, and whether what is there is a beginning of it. */
record CopyTarget(LogStore from, LogStore to, LogId log) {
    /** Makes the log or claims what is there of it. */
    LogHead open(TransferProgress progress, InstantSource clock) {
        LogHead source = Places.head(from, log);
        Optional<LogHead> there = check(source);
        if (there.isEmpty()) {
            return source.minIndex() == 0 ? to.create(log) : restore(source, progress, clock);
        }
        return hasEnded() ? there.get() : to.claim(log);
    }

    /**
     * What the target has of the log.
     *
     * @throws IntegrityException if that is no beginning of the source
     */
    Optional<LogHead> check(LogHead source) {
        Optional<LogHead> there = to.head(log);
        there.ifPresent(head -> requirePrefix(source, head));
        return there;
    }

    private boolean hasEnded() {
        return to instanceof EndableLogStore endable && endable.ended(log).isPresent();
    }

    private void requirePrefix(LogHead source, LogHead target) {
        long size = target.size().value();
        if (size > source.size().value()) {
            throw new IntegrityException(
                    "log %s has %d entries where it goes to and %d where it comes from"
                            .formatted(log, size, source.size().value()));
        }
        if (!Places.root(from, log, size).equals(Places.root(to, log, size))) {
            throw new IntegrityException(
                    "the store that log %s goes to has another log of that name, of size %d"
                            .formatted(log, size));
        }
        if (size < source.minIndex() || target.minIndex() > source.minIndex()) {
            throw new IllegalArgumentException(
                    ("log %s: %d to %d of its entries are where it goes to, but the source keeps"
                                    + " them from %d on: remove the unfinished copy and begin anew")
                            .formatted(log, target.minIndex(), size, source.minIndex()));
        }
    }

    private LogHead restore(LogHead source, TransferProgress progress, InstantSource clock) {
        if (!(from instanceof KeyedLogStore keyed) || !(to instanceof RestorableLogStore target)) {
            throw new IllegalArgumentException(
                    "log " + log + " was pruned: one of the stores cannot pass such a log on");
        }
        if (source.minIndex() % 256 != 0) {
            throw new IllegalArgumentException(
                    "log " + log + " was pruned to " + source.minIndex() + ", within a hash tile");
        }
        Pace pace = new Pace(progress, clock, TransferState.Step.COPY, log.value(), 0);
        return target.restore(log, new PrunedParts(keyed, log, source.minIndex(), pace));
    }
}
