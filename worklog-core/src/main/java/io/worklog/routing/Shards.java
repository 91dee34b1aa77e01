package io.worklog.routing;

import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.spi.EndableLogStore;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shards by name, and where each log is as far as this node knows. Thread-safe. */
final class Shards {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final String MOVED = "moved to shard ";

    private final SortedMap<String, EndableLogStore> stores;
    private final ShardRules rules;
    private final Placements placements;
    private volatile Map<LogId, Placement> known = Map.of();

    Shards(Map<String, ? extends EndableLogStore> stores, ShardRules rules, Placements placements) {
        this.stores = new TreeMap<>(stores);
        this.rules = rules;
        this.placements = placements;
        stores.keySet().forEach(Shards::requireName);
        rules.named().forEach(this::store);
    }

    /** Refuses what is no name of a shard. */
    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "shard \"" + name + "\": use a-z, 0-9, '.', '_' and '-', at most 64");
        }
    }

    /** What a log is ended with where it was. */
    static String movedTo(String shard) {
        return MOVED + shard;
    }

    static boolean isMoved(String note) {
        return note.startsWith(MOVED);
    }

    EndableLogStore store(String name) {
        EndableLogStore found = stores.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "there is no shard " + name + ", only " + stores.keySet());
        }
        return found;
    }

    Collection<EndableLogStore> stores() {
        return stores.values();
    }

    Map<String, EndableLogStore> byName() {
        return stores;
    }

    /** Where the log is by what this node knows; asks where it knows nothing. */
    Optional<Placement> find(LogId log) {
        Placement found = known.get(log);
        return found != null ? Optional.of(found) : Optional.ofNullable(refresh().get(log));
    }

    /** Where the log is now. */
    Optional<Placement> fresh(LogId log) {
        return Optional.ofNullable(refresh().get(log));
    }

    Placement require(LogId log) {
        return find(log).orElseThrow(() -> new IllegalStateException("there is no log " + log));
    }

    Map<LogId, Placement> refresh() {
        Map<LogId, Placement> now = placements.all();
        for (Placement one : now.values()) {
            if (!stores.containsKey(one.shard())) {
                throw new IntegrityException(
                        "log " + one.log() + " is in shard " + one.shard() + ", unknown here");
            }
        }
        known = now;
        return now;
    }

    /** Changes a placement; where another node was faster, it says no. */
    boolean replace(@Nullable Placement expected, Placement next) {
        boolean replaced = placements.replace(expected, next);
        refresh();
        return replaced;
    }

    /** The placement of a log that is to be made. */
    Placement place(LogId log) {
        Optional<Placement> there = fresh(log);
        while (there.isEmpty()) {
            String shard =
                    rules.shardFor(log)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "no rule says in which shard to make log " + log));
            replace(null, Placement.first(log, shard));
            there = fresh(log);
        }
        return there.get();
    }

    /**
     * Takes note of logs that were made without a placement.
     *
     * @throws IntegrityException if two shards have one and neither says that it moved
     */
    void adopt() {
        Map<LogId, Placement> placed = refresh();
        Map<LogId, String> found = new TreeMap<>();
        for (Map.Entry<String, EndableLogStore> shard : stores.entrySet()) {
            for (LogId log : shard.getValue().logs()) {
                if (placed.containsKey(log) || log.equals(LogPlacements.LOG)) {
                    continue;
                }
                if (shard.getValue().ended(log).filter(Shards::isMoved).isPresent()) {
                    continue;
                }
                String other = found.put(log, shard.getKey());
                if (other != null) {
                    throw new IntegrityException(
                            "log " + log + " is in shards " + other + " and " + shard.getKey());
                }
            }
        }
        found.forEach((log, shard) -> replace(null, Placement.first(log, shard)));
    }

    /** Whether a shard says that the log has left it. */
    boolean hasLeft(String shard, LogId log) {
        return store(shard).ended(log).filter(Shards::isMoved).isPresent();
    }

    static StoreUnavailableException stillMoving(LogId log) {
        return new StoreUnavailableException(
                "log " + log + " is being moved to another shard; try again");
    }
}
