package io.worklog.spill;

import io.worklog.error.RejectedEventException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.sequence.Outcome;
import io.worklog.sequence.Placed;
import io.worklog.sequence.SharedThreads;
import io.worklog.sequence.Submission;
import io.worklog.spi.LogStore;
import io.worklog.spi.NewEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The events of one log that wait on this node's disk. The first event that the store does not take
 * begins an episode; from then on every event goes to the disk, so that their order stays, until the
 * last one was moved into the log.
 *
 * <p>An event whose append had no answer may be in the log all the same. Before anything is moved,
 * the log is claimed under a new epoch, so that such an append can no longer arrive, and read from
 * where it stood when the event was handed to it: sealed bytes hold the event's id, so what is found
 * there is not moved again. Thread-safe.
 */
public final class LogSpill implements AutoCloseable {
    private final Path folder;
    private final LogId log;
    private final SpillLimits limits;
    private final SharedThreads threads;
    private final StartFile startFile;

    /** Held for reading while an event is added, for writing while an episode begins or ends. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

    private final ReentrantLock moving = new ReentrantLock();

    /** Leaf hashes of waiting events that are in the log already; guarded by {@link #moving}. */
    private final Set<Hash> there = new HashSet<>();

    private volatile @Nullable Episode episode;
    private volatile TreeSize start = TreeSize.of(0);
    private volatile boolean lookAgain = true;

    /** How many events of the episode are in the log, or were refused by it. */
    private final AtomicLong moved = new AtomicLong();

    private LogSpill(Path folder, LogId log, SpillLimits limits, SharedThreads threads) {
        this.folder = folder;
        this.log = log;
        this.limits = limits;
        this.threads = threads;
        this.startFile = new StartFile(folder);
    }

    /**
     * The spill of a log, going on with what an earlier process left.
     *
     * @param folder of this log and this process alone; made where there is none
     * @throws StoreUnavailableException if the folder cannot be used
     */
    public static LogSpill open(Path folder, LogId log, SpillLimits limits, SharedThreads threads) {
        LogSpill spill = new LogSpill(folder, log, limits, threads);
        try {
            Files.createDirectories(folder);
            Optional<TreeSize> start = spill.startFile.read();
            if (start.isPresent()) {
                spill.start = start.get();
                spill.episode = Episode.open(spill.events(), log, threads);
            } else if (Files.exists(spill.events())) {
                Episode left = Episode.open(spill.events(), log, threads);
                left.close();
                left.delete();
            }
            return spill;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static StoreUnavailableException unusable(Path folder, IOException e) {
        return new StoreUnavailableException("cannot spill into " + folder + ": " + e, e);
    }

    private Path events() {
        return folder.resolve("events");
    }

    /** Keeps an event behind others that wait already; does nothing where none does. */
    public Optional<Placed> keepIfActive(Submission submission) {
        gate.readLock().lock();
        try {
            Episode now = episode;
            return now == null ? Optional.empty() : Optional.of(add(now, submission));
        } finally {
            gate.readLock().unlock();
        }
    }

    /**
     * Keeps an event that the store did not take, as far as is known.
     *
     * @param before how many entries the log had when the event was handed to it
     * @throws StoreUnavailableException if the spill is full, or its disk fails too
     */
    public Placed keep(Submission submission, TreeSize before) {
        begin(before);
        return keepIfActive(submission).orElseGet(() -> keep(submission, before));
    }

    private void begin(TreeSize before) {
        gate.writeLock().lock();
        try {
            boolean first = episode == null;
            if (first || before.compareTo(start) < 0) {
                startFile.write(before);
                start = before;
            }
            lookAgain = true;
            if (first) {
                episode = Episode.open(events(), log, threads);
                moved.set(0);
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        } finally {
            gate.writeLock().unlock();
        }
    }

    private Placed add(Episode now, Submission submission) {
        if (now.size() - moved.get() >= limits.events() || now.bytes() >= limits.bytes()) {
            throw new StoreUnavailableException(
                    "log " + log + ": the store is away and the spill on this node is full");
        }
        return now.add(submission);
    }

    /** Whether events wait on the disk. */
    public boolean isActive() {
        return episode != null;
    }

    /** How many events wait on the disk. */
    public long waiting() {
        Episode now = episode;
        return now == null ? 0 : now.size() - moved.get();
    }

    /**
     * Moves what waits into the log, as far as the store takes it. Does nothing where another thread
     * is at it.
     *
     * @throws StoreUnavailableException if the store is still away
     */
    public void move(LogStore store, SpillTarget target) {
        if (!moving.tryLock()) {
            return;
        }
        try {
            Episode now = episode;
            if (now != null) {
                while (!endIfEmpty(now)) {
                    moveSome(now, arrived(now, store), target);
                }
            }
        } finally {
            moving.unlock();
        }
    }

    private boolean endIfEmpty(Episode now) {
        gate.writeLock().lock();
        try {
            if (moved.get() < now.size()) {
                return false;
            }
            now.close();
            startFile.delete();
            episode = null;
            now.delete();
            return true;
        } catch (IOException e) {
            throw unusable(folder, e);
        } finally {
            gate.writeLock().unlock();
        }
    }

    private Set<Hash> arrived(Episode now, LogStore store) {
        if (lookAgain) {
            lookAgain = false;
            there.clear();
            try {
                there.addAll(StoredSince.find(waitingLeaves(now), store, log, start));
            } catch (RuntimeException e) {
                lookAgain = true;
                throw e;
            }
        }
        return there;
    }

    private Set<Hash> waitingLeaves(Episode now) {
        Set<Hash> leaves = new HashSet<>();
        for (long at = moved.get(); at < now.size(); ) {
            List<LogEntry> some = now.entries(at);
            some.forEach(entry -> leaves.add(Episode.submission(entry).entry().leafHash()));
            at += some.size();
        }
        return leaves;
    }

    private void moveSome(Episode now, Set<Hash> arrived, SpillTarget target) {
        List<Submission> some = new ArrayList<>();
        for (LogEntry entry : now.entries(moved.get())) {
            some.add(Episode.submission(entry));
        }
        List<Submission> missing =
                some.stream().filter(each -> !arrived.contains(each.entry().leafHash())).toList();
        List<Outcome> outcomes = target.append(missing);
        int next = 0;
        for (Submission each : some) {
            if (!arrived.contains(each.entry().leafHash())) {
                settle(each, outcomes.get(next++), target);
            }
            moved.incrementAndGet();
        }
    }

    /** An event its log refuses for ever holds up nobody and is not lost either. */
    private void settle(Submission event, Outcome outcome, SpillTarget target) {
        RuntimeException failure = outcome.failure();
        if (failure instanceof RejectedEventException refusal) {
            try (Episode refused = Episode.open(folder.resolve("refused"), log, threads)) {
                refused.add(withoutKey(event));
            }
            target.refused(event.eventId(), refusal);
        } else if (failure != null) {
            lookAgain = true;
            throw failure;
        }
    }

    /** Two events that were refused for one key are both kept. */
    private static Submission withoutKey(Submission event) {
        NewEntry entry = event.entry();
        return new Submission(
                event.eventId(),
                new NewEntry(entry.sealed(), entry.privateSide(), entry.leafHash(), null));
    }

    /** Lets go of the disk; what waits is moved after the next opening. */
    @Override
    public void close() {
        gate.writeLock().lock();
        try {
            Episode now = episode;
            if (now != null) {
                now.close();
            }
        } finally {
            gate.writeLock().unlock();
        }
    }
}
