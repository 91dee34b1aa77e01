package io.worklog.sequence;

import io.worklog.error.IntegrityException;
import io.worklog.error.RejectedEventException;
import io.worklog.error.RejectedEventException.Fault;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Rfc6962;
import io.worklog.spi.LogStore;
import io.worklog.spi.NewEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parts a batch by idempotency keys: what is new, what repeats a new one of the same batch, and
 * what the log has already.
 */
final class KeyedBatch {
    private final LogStore store;
    private final LogId log;
    private final Map<String, LogIndex> places;
    private final Map<String, Pending> newKeys;

    final List<Pending> fresh;
    final Map<Pending, Pending> repeatsOfFresh;
    final Map<Pending, Object> known;

    private KeyedBatch(LogStore store, LogId log, List<Pending> withoutKeys) {
        this.store = store;
        this.log = log;
        this.fresh = withoutKeys;
        this.places = Map.of();
        this.newKeys = Map.of();
        this.repeatsOfFresh = Map.of();
        this.known = Map.of();
    }

    private KeyedBatch(LogStore store, LogId log, List<Pending> batch, Set<String> keys) {
        this.store = store;
        this.log = log;
        this.fresh = new ArrayList<>(batch.size());
        this.places = store.findKeys(log, keys);
        this.newKeys = new HashMap<>();
        this.repeatsOfFresh = new HashMap<>();
        this.known = new HashMap<>();
        for (Pending pending : batch) {
            String key = pending.submission().entry().idempotencyKey();
            if (key == null) {
                fresh.add(pending);
            } else {
                place(pending, key);
            }
        }
    }

    /** Looks the keys up, where there are some, and parts the batch, which MUST NOT change. */
    static KeyedBatch of(LogStore store, LogId log, List<Pending> batch) {
        Set<String> keys = keys(batch);
        return keys.isEmpty()
                ? new KeyedBatch(store, log, batch)
                : new KeyedBatch(store, log, batch, keys);
    }

    private static Set<String> keys(List<Pending> batch) {
        Set<String> keys = Set.of();
        for (Pending pending : batch) {
            String key = pending.submission().entry().idempotencyKey();
            if (key != null) {
                keys = keys.isEmpty() ? new HashSet<>() : keys;
                keys.add(key);
            }
        }
        return keys;
    }

    private void place(Pending pending, String key) {
        Pending first = newKeys.get(key);
        if (first != null) {
            if (saysTheSame(pending, first.submission().entry())) {
                repeatsOfFresh.put(pending, first);
            } else {
                known.put(pending, otherContent(pending));
            }
            return;
        }
        LogIndex index = places.get(key);
        if (index != null) {
            known.put(pending, placeOf(pending, index));
        } else {
            newKeys.put(key, pending);
            fresh.add(pending);
        }
    }

    private static boolean saysTheSame(Pending pending, NewEntry other) {
        return content(pending)
                .saysTheSameAs(SealedContent.of(other.sealed(), other.privateSide()));
    }

    /** The receipt of the entry that has the key, or why this one is refused. */
    private Object placeOf(Pending pending, LogIndex index) {
        List<LogEntry> found = store.read(log, index, 1, Long.MAX_VALUE);
        if (found.isEmpty()) {
            return prunedKey(pending, index);
        }
        LogEntry entry = found.get(0);
        if (!entry.index().equals(index)) {
            throw new IntegrityException("log " + log + " gave another entry than " + index);
        }
        SealedContent there = SealedContent.of(entry.sealed(), entry.privateSide());
        if (!content(pending).saysTheSameAs(there)) {
            return otherContent(pending);
        }
        return new Placed(there.id(), index, Rfc6962.leaf(entry.sealed()));
    }

    private static SealedContent content(Pending pending) {
        NewEntry entry = pending.submission().entry();
        return SealedContent.of(entry.sealed(), entry.privateSide());
    }

    private static RejectedEventException otherContent(Pending pending) {
        return refused(pending, "was used for an event with other content: use another key");
    }

    private static RejectedEventException prunedKey(Pending pending, LogIndex index) {
        return refused(pending, "was used for entry " + index + ", which was pruned");
    }

    private static RejectedEventException refused(Pending pending, String problem) {
        return new RejectedEventException(
                "event " + pending.submission().eventId(),
                List.of(new Fault("/idempotencyKey", problem)));
    }
}
