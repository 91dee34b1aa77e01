package io.worklog.routing;

import io.worklog.log.LogId;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.LogStore;
import io.worklog.transfer.TransferProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Logs spread over several stores. Where a log is, is remembered in {@link Placements} that all
 * nodes share; a log can be moved while nodes write to it. Thread-safe.
 */
public final class Sharding {
    private final Shards shards;
    private final ShardSettings settings;
    private final LogStore store;

    private Sharding(Shards shards, ShardSettings settings) {
        this.shards = shards;
        this.settings = settings;
        ShardedStore all = new ShardedStore(shards, settings);
        this.store = Exposed.as(all, all.abilities());
    }

    /**
     * Opens shards. Logs that are there without a placement get the one of their shard.
     *
     * @param shards stores by name; each MUST be able to end a log, which is how a node that does
     *     not know of a move yet is kept from writing to the old place
     * @param rules where new logs are made; MUST name known shards only
     * @param placements shared by all nodes
     * @throws io.worklog.error.IntegrityException if two shards have a log, or a log is in a shard
     *     that is not known here
     */
    public static Sharding open(
            Map<String, ? extends EndableLogStore> shards,
            ShardRules rules,
            Placements placements,
            ShardSettings settings) {
        Shards all = new Shards(shards, rules, placements);
        all.adopt();
        return new Sharding(all, Objects.requireNonNull(settings, "settings"));
    }

    /**
     * All shards as one store. It implements the abilities that every shard implements, and no
     * other. Closing it closes the shards.
     */
    public LogStore store() {
        return store;
    }

    /** Where each log is, as the placements say now. */
    public Map<LogId, Placement> placements() {
        return new TreeMap<>(shards.refresh());
    }

    /**
     * Moves a log to another shard, while all nodes go on writing to it: they wait only while the
     * last entries are copied. Blocks until the move is finished. After a failure or a crash at any
     * point, {@link #resume} finishes it from any node.
     *
     * @throws IllegalArgumentException if there is no such log or shard, the log is there already
     *     or was ended, or the shard has an old copy of it that was moved away
     * @throws IllegalStateException if the log is being moved to another shard
     */
    public MoveReport move(LogId log, String to, TransferProgress progress) {
        shards.store(to);
        Placement now =
                shards.fresh(log).orElseThrow(() -> new IllegalArgumentException("no log " + log));
        if (now.phase() == Placement.Phase.SETTLED) {
            begin(now, to);
        } else if (now.phase() == Placement.Phase.CLEARING || !now.target().equals(to)) {
            throw new IllegalStateException("log " + log + " is being moved: " + now.line());
        }
        return new LogMove(shards, log, progress, settings.clock()).finish();
    }

    private void begin(Placement now, String to) {
        LogId log = now.log();
        if (now.shard().equals(to)) {
            throw new IllegalArgumentException("log " + log + " is in shard " + to);
        }
        shards.store(now.shard())
                .ended(log)
                .ifPresent(note -> {
                    throw new IllegalArgumentException("log " + log + " was ended: " + note);
                });
        if (shards.store(to).ended(log).isPresent()) {
            throw new IllegalArgumentException(
                    "shard " + to + " has a copy of log " + log + " that was ended: remove it");
        }
        if (!shards.replace(now, now.copyingTo(to))) {
            throw new IllegalStateException("log " + log + " is being moved by another node");
        }
    }

    /** Finishes every move that was begun, on whatever node. */
    public List<MoveReport> resume(TransferProgress progress) {
        List<MoveReport> finished = new ArrayList<>();
        for (Placement one : placements().values()) {
            if (one.phase() != Placement.Phase.SETTLED) {
                LogMove move = new LogMove(shards, one.log(), progress, settings.clock());
                finished.add(move.finish());
            }
        }
        return finished;
    }

    /**
     * Gives a move up that still copies; the log stays where it is, and a later move goes on with
     * what was copied.
     *
     * @throws IllegalStateException if the log is not being copied
     */
    public void cancel(LogId log) {
        Placement now = shards.fresh(log).orElse(null);
        if (now == null
                || now.phase() != Placement.Phase.COPYING
                || !shards.replace(now, now.settled())) {
            throw new IllegalStateException("log " + log + " is not being copied to a shard");
        }
    }
}
