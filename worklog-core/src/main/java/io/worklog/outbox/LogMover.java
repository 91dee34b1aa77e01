package io.worklog.outbox;

import io.worklog.error.RejectedEventException;
import io.worklog.log.LogId;
import io.worklog.sequence.Outcome;
import io.worklog.sequence.Submission;
import io.worklog.spi.LogEndedException;
import io.worklog.spi.Moved;
import io.worklog.spi.Moved.Fate;
import io.worklog.spi.OutboxEntry;
import io.worklog.spi.OutboxMover;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands rows to the sequencer of their log and says what became of each. A log that fails is left
 * alone for a while, and the others go on. For one relay thread; problems may be read by any.
 */
final class LogMover implements OutboxMover {
    private final RelayHost host;
    private final RowCheck check;
    private final LongSupplier nanoTime;
    private final Map<LogId, Trouble> troubles = new ConcurrentHashMap<>();

    /**
     * A mover to whom every log is well.
     *
     * @param nanoTime measures waits, as {@link System#nanoTime} does
     */
    LogMover(RelayHost host, LongSupplier nanoTime) {
        this.host = host;
        this.check = new RowCheck(host);
        this.nanoTime = nanoTime;
    }

    @Override
    public List<Moved> move(LogId log, List<OutboxEntry> inOrder) {
        Trouble trouble = troubles.get(log);
        if (trouble != null && trouble.backoff.holds(nanoTime.getAsLong())) {
            return Collections.nCopies(inOrder.size(), Moved.later());
        }
        List<Moved> fates = tried(log, inOrder);
        if (fates.stream().noneMatch(moved -> moved.fate() == Fate.LATER)) {
            troubles.remove(log);
        }
        for (int i = 0; i < fates.size(); i++) {
            if (fates.get(i).fate() == Fate.REFUSED) {
                host.refused(log, inOrder.get(i).eventId());
            }
        }
        return fates;
    }

    private List<Moved> tried(LogId log, List<OutboxEntry> inOrder) {
        List<@Nullable String> faults = new ArrayList<>();
        List<Submission> sound = new ArrayList<>();
        for (OutboxEntry row : inOrder) {
            @Nullable String fault = check.fault(row);
            faults.add(fault);
            if (fault == null) {
                sound.add(new Submission(row.eventId(), row.entry()));
            }
        }
        List<Outcome> outcomes = appended(log, sound);
        List<Moved> fates = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            @Nullable String fault = faults.get(i);
            fates.add(
                    fault == null
                            ? fate(log, inOrder.get(i), outcomes.get(next++))
                            : Moved.refused(fault));
        }
        return fates;
    }

    private List<Outcome> appended(LogId log, List<Submission> sound) {
        if (sound.isEmpty()) {
            return List.of();
        }
        try {
            return host.append(log, sound);
        } catch (RuntimeException e) {
            return Collections.nCopies(sound.size(), new Outcome(null, e));
        }
    }

    private Moved fate(LogId log, OutboxEntry row, Outcome outcome) {
        RuntimeException failure = outcome.failure();
        if (failure == null) {
            return Moved.inLog();
        }
        if (failure instanceof RejectedEventException) {
            return refusal(log, row, failure);
        }
        if (failure instanceof LogEndedException
                || failure.getCause() instanceof LogEndedException) {
            return Moved.refused("log " + log + " was ended");
        }
        note(log, failure);
        return Moved.later();
    }

    /** A key made of the event's id is the event's alone: pruned, it was in the log before. */
    private Moved refusal(LogId log, OutboxEntry row, RuntimeException why) {
        if (OutboxKeys.isMade(row) && host.pruned(log, row.key())) {
            return Moved.inLog();
        }
        return Moved.refused(String.valueOf(why.getMessage()));
    }

    private void note(LogId log, RuntimeException failure) {
        Trouble trouble = troubles.computeIfAbsent(log, id -> new Trouble());
        long now = nanoTime.getAsLong();
        if (!trouble.backoff.holds(now)) {
            trouble.backoff.failed(now);
        }
        trouble.problem = "events wait for log " + log + ": " + failure.getMessage();
    }

    /** Why rows wait, where they do. */
    Optional<String> problem() {
        return troubles.entrySet().stream()
                .filter(each -> !host.isLeftAlone(each.getKey()))
                .map(each -> each.getValue().problem)
                .sorted()
                .findFirst();
    }

    /** A log that failed last time. */
    private static final class Trouble {
        private final Backoff backoff = new Backoff();
        private volatile String problem = "";
    }
}
