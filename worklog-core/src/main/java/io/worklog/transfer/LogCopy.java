package io.worklog.transfer;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TreeBuilder;
import io.worklog.sequence.StoredTiles;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.NewEntry;
import io.worklog.spi.PrunableLogStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One log on its way from a store to another, step by step: {@link #advance} as often as the source
 * grows, then the rest. Not thread-safe.
 */
public final class LogCopy {
    private static final int ENTRIES = 2_048;
    private static final long BYTES = 4L << 20;

    private final LogStore from;
    private final LogStore to;
    private final LogId log;
    private final SourceKeys keys;
    private final TransferProgress progress;
    private final InstantSource clock;
    private LogHead head;
    private TreeBuilder tree;

    private LogCopy(
            LogStore from,
            LogStore to,
            LogHead head,
            TransferProgress progress,
            InstantSource clock) {
        this.from = from;
        this.to = to;
        this.log = head.log();
        this.keys = new SourceKeys(from, log);
        this.progress = progress;
        this.clock = clock;
        this.head = head;
        this.tree = TreeBuilder.at(head.size().value(), StoredTiles.of(to, log));
    }

    /**
     * Begins a copy, or goes on with one after making sure that what is there is a beginning of the
     * source: the roots at its size are the same.
     *
     * @throws IntegrityException if the target has another log of that name, or a longer one
     * @throws IllegalArgumentException if the source has no such log, or was pruned beyond what the
     *     target can take
     */
    public static LogCopy open(
            LogStore from, LogStore to, LogId log, TransferProgress progress, InstantSource clock) {
        LogHead head = new CopyTarget(from, to, log).open(progress, clock);
        return new LogCopy(from, to, head, progress, clock);
    }

    /** How many entries the target has. */
    public long size() {
        return head.size().value();
    }

    /**
     * Copies what the source has more than the target.
     *
     * @return how many entries went over
     */
    public long advance() {
        long before = size();
        long end = Places.head(from, log).size().value();
        Pace pace = new Pace(progress, clock, TransferState.Step.COPY, log.value(), before);
        while (size() < end) {
            copyBatch(end);
            pace.at(size(), end);
        }
        return size() - before;
    }

    private void copyBatch(long end) {
        int most = (int) Math.min(ENTRIES, end - size());
        List<LogEntry> entries = from.read(log, LogIndex.of(size()), most, BYTES);
        if (entries.isEmpty() || entries.get(0).index().value() != size()) {
            throw new IntegrityException(
                    "log " + log + " has lost entry " + size() + ", or was pruned meanwhile",
                    size());
        }
        TreeBuilder grown = tree.copy();
        List<NewEntry> copied = copies(entries);
        List<Tile> tiles = grown.append(copied.stream().map(NewEntry::leafHash).toList());
        try {
            head = to.append(new AppendBatch(log, head.epoch(), head.size(), copied, tiles));
        } catch (HeadMovedException e) {
            throw Places.busy(log, e);
        }
        tree = grown;
    }

    private List<NewEntry> copies(List<LogEntry> entries) {
        List<@Nullable String> known = keys.of(entries);
        List<NewEntry> copies = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            LogEntry entry = entries.get(i);
            Hash leaf = Rfc6962.leaf(entry.sealed());
            copies.add(new NewEntry(entry.sealed(), entry.privateSide(), leaf, known.get(i)));
        }
        return copies;
    }

    /**
     * Erases in the target whatever was erased in the source, among the entries of a range.
     *
     * @return in how many entries
     */
    public long eraseAlike(long first, long end) {
        Pace pace = new Pace(progress, clock, TransferState.Step.ERASE, log.value(), first);
        return new AlikeErasure(from, to, log, pace).run(first, end);
    }

    /**
     * The same for a log that is written to in the target meanwhile.
     *
     * @param end up to where the log was copied
     */
    public static long eraseAlike(
            LogStore from,
            LogStore to,
            LogId log,
            long end,
            TransferProgress progress,
            InstantSource clock) {
        Pace pace = new Pace(progress, clock, TransferState.Step.ERASE, log.value(), 0);
        return new AlikeErasure(from, to, log, pace).run(0, end);
    }

    /** Prunes the target to where the source is pruned. */
    public void pruneAlike() {
        long min = Places.head(from, log).minIndex();
        if (min <= Places.head(to, log).minIndex()) {
            return;
        }
        if (!(to instanceof PrunableLogStore prunable)) {
            throw new IllegalArgumentException(
                    "the store that log " + log + " goes to cannot prune");
        }
        prunable.prune(log, LogIndex.of(min));
    }

    /** Gives the target the newest checkpoint of the source, copying what it covers. */
    public void checkpoint() {
        Optional<byte[]> note = from.checkpoint(log);
        if (note.isEmpty() || Arrays.equals(note.get(), to.checkpoint(log).orElse(null))) {
            return;
        }
        long covered = Places.size(log, note.get());
        if (covered > size()) {
            advance();
        }
        to.publish(log, TreeSize.of(covered), note.get());
    }

    /** Ends the log in the target, if the source says that it has ended. */
    public void endAlike() {
        if (from instanceof EndableLogStore ended && ended.ended(log).isPresent()) {
            if (!(to instanceof EndableLogStore endable)) {
                throw new IllegalArgumentException(
                        "log " + log + " has ended, which the store it goes to cannot keep");
            }
            endable.end(log, ended.ended(log).get());
        }
    }

    /**
     * Makes sure that tiles and entries of the target lead to the root of the source.
     *
     * @throws IntegrityException if they do not
     */
    public void requireSame() {
        Hash wanted = Places.root(from, log, size());
        boolean same =
                tree.root().equals(wanted)
                        && Places.root(to, log, size()).equals(wanted)
                        && Places.head(to, log).size().value() == size();
        if (!same) {
            throw new IntegrityException(
                    "log " + log + " has another root at size " + size() + " than its source");
        }
    }
}
