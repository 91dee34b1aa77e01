package io.worklog.routing;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.SignedNote;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One log with its replica. Thread-safe: what is known is under the monitor, reading is not. */
final class ReplicaLog {
    private static final int MOST_SIGNED = 64;
    private static final int LEVEL_BITS = 8;

    private final LogStore primary;
    private final LogStore replica;
    private final LogId log;
    private final ReplicaSettings settings;
    private final ReplicaLag lag;

    /** Checkpoints that the primary was seen with, by size. */
    private final NavigableMap<Long, Checkpoint> signed = new TreeMap<>();

    private @Nullable TrustedReplica trusted;
    private Instant nextLook = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private long minIndex;
    private long replicaSize;

    ReplicaLog(LogStore primary, LogStore replica, LogId log, ReplicaSettings settings) {
        this.primary = primary;
        this.replica = replica;
        this.log = log;
        this.settings = settings;
        this.lag = new ReplicaLag(settings);
    }

    /** Entries that the replica has and that were signed; none where there are none to trust. */
    List<LogEntry> read(long from, int maxEntries, long maxBytes) {
        TrustedReplica there = covering(from);
        if (there == null) {
            return List.of();
        }
        try {
            int most = (int) Math.min(maxEntries, there.size() - from);
            return checked(there, replica.read(log, LogIndex.of(from), most, maxBytes), from);
        } catch (StoreUnavailableException e) {
            setAside();
            return List.of();
        }
    }

    private synchronized @Nullable TrustedReplica covering(long from) {
        TrustedReplica there = usable();
        return there == null || from < minIndex || from >= there.size() ? null : there;
    }

    private synchronized List<LogEntry> checked(
            TrustedReplica there, List<LogEntry> found, long from) {
        return there.checked(found, from);
    }

    /** A full tile that the replica has and that was signed. */
    synchronized Optional<Tile> tile(int level, long index) {
        TrustedReplica there = usable();
        boolean covered =
                there != null
                        && level < Long.BYTES - 1
                        && index < there.size() >>> LEVEL_BITS * (level + 1);
        if (there == null || !covered) {
            return Optional.empty();
        }
        try {
            return Optional.of(there.tile(TileId.full(level, index)));
        } catch (StoreUnavailableException e) {
            setAside();
            return Optional.empty();
        }
    }

    /** Where the replica stands, if it is at least as far as a reader has seen. */
    synchronized Optional<LogHead> head(long seen) {
        TrustedReplica there = usable();
        return there == null || replicaSize < seen || there.size() < seen
                ? Optional.empty()
                : Optional.of(
                        new LogHead(
                                log,
                                TreeSize.of(there.size()),
                                0,
                                Math.min(minIndex, there.size())));
    }

    /** Something was taken away in the primary: the replica is not asked before it has followed. */
    synchronized void changed() {
        notBefore = settings.clock().instant().plus(settings.mostTime());
    }

    private @Nullable TrustedReplica usable() {
        Instant now = settings.clock().instant();
        if (now.isBefore(notBefore)) {
            return null;
        }
        if (!now.isBefore(nextLook)) {
            nextLook = now.plus(settings.look());
            look(now);
        }
        return lag.allows(replicaSize, now) ? trusted : null;
    }

    private void look(Instant now) {
        LogHead head = primary.head(log).orElse(null);
        if (head == null) {
            trusted = null;
            return;
        }
        lag.saw(head.size().value(), now);
        minIndex = head.minIndex();
        primary.checkpoint(log).map(this::parsed).ifPresent(this::note);
        try {
            replicaSize = replica.head(log).map(there -> there.size().value()).orElse(0L);
            var newest = signed.floorEntry(replicaSize);
            if (newest != null && (trusted == null || trusted.size() < newest.getKey())) {
                trusted =
                        TrustedReplica.at(replica, log, newest.getKey(), newest.getValue().root());
            }
        } catch (StoreUnavailableException e) {
            setAside();
        }
    }

    private void note(Checkpoint checkpoint) {
        signed.put(checkpoint.size().value(), checkpoint);
        if (signed.size() > MOST_SIGNED) {
            signed.pollFirstEntry();
        }
    }

    private Checkpoint parsed(byte[] note) {
        try {
            return Checkpoint.parse(SignedNote.parse(note).text());
        } catch (CheckpointException e) {
            throw new IntegrityException("log " + log + ": its signed head is damaged", e);
        }
    }

    /** A replica that failed is asked again after a look at it succeeds. */
    private synchronized void setAside() {
        replicaSize = 0;
        trusted = null;
    }
}
