package io.worklog.transfer;

import io.worklog.codec.PrivateSide;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.LogStore;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes private values away in a copy that are gone in its source. */
final class AlikeErasure {
    private static final int ENTRIES = 2_048;
    private static final long BYTES = 4L << 20;

    private final LogStore from;
    private final LogStore to;
    private final LogId log;
    private final Pace pace;

    AlikeErasure(LogStore from, LogStore to, LogId log, Pace pace) {
        this.from = from;
        this.to = to;
        this.log = log;
        this.pace = pace;
    }

    /** Compares a range of entries; what either store has pruned is left out. */
    long run(long first, long end) {
        long next = Math.max(first, kept());
        long erased = 0;
        while (next < end) {
            int most = (int) Math.min(ENTRIES, end - next);
            List<LogEntry> originals = from.read(log, LogIndex.of(next), most, BYTES);
            List<LogEntry> copies = to.read(log, LogIndex.of(next), most, Long.MAX_VALUE);
            int both = Math.min(originals.size(), copies.size());
            if (both == 0 && kept() <= next) {
                throw new IntegrityException("log " + log + " has lost entry " + next, next);
            }
            erased += compare(originals.subList(0, both), copies.subList(0, both));
            next = Math.max(next + both, kept());
            pace.at(Math.min(next, end), end);
        }
        return erased;
    }

    private long kept() {
        return Math.max(Places.head(from, log).minIndex(), Places.head(to, log).minIndex());
    }

    private long compare(List<LogEntry> originals, List<LogEntry> copies) {
        long erased = 0;
        for (int i = 0; i < copies.size(); i++) {
            byte @Nullable [] there = copies.get(i).privateSide();
            byte @Nullable [] left = common(originals.get(i).privateSide(), there);
            if (!Arrays.equals(left, there)) {
                erasable().replacePrivateSide(log, copies.get(i).index(), left);
                erased++;
            }
        }
        return erased;
    }

    /** What both still have: whatever one has erased is not to come back from the other. */
    private static byte @Nullable [] common(byte @Nullable [] one, byte @Nullable [] other) {
        if (one == null || other == null) {
            return null;
        }
        if (Arrays.equals(one, other)) {
            return other;
        }
        return PrivateSide.parse(other).disclose(PrivateSide.parse(one).paths()).bytes();
    }

    private ErasableLogStore erasable() {
        if (to instanceof ErasableLogStore erasable) {
            return erasable;
        }
        throw new IllegalArgumentException("the store that log " + log + " goes to cannot erase");
    }
}
