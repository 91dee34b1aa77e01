package io.worklog.transfer;

import io.worklog.codec.EventCodec;
import io.worklog.error.IntegrityException;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.EntryKey;
import io.worklog.spi.KeyDigest;
import io.worklog.spi.KeyedLogStore;
import io.worklog.spi.LogStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency keys of entries that are copied. A store that keeps keys tells them; one that
 * keeps digests only, or finds keys and no more, says which of the keys that follow from the sealed
 * bytes is the one: the event's own, or the one the outbox relay gives to an event without.
 */
final class SourceKeys {
    /** What the relay puts before the event's id. */
    private static final String RELAYED = "worklog.outbox:";

    private final LogStore from;
    private final LogId log;

    SourceKeys(LogStore from, LogId log) {
        this.from = from;
        this.log = log;
    }

    /**
     * The key of each entry, absent where it has none.
     *
     * @param entries consecutive ones
     * @throws IntegrityException if an entry has a key that cannot be told
     */
    List<@Nullable String> of(List<LogEntry> entries) {
        return from instanceof KeyedLogStore keyed ? told(keyed, entries) : found(entries);
    }

    private List<@Nullable String> told(KeyedLogStore keyed, List<LogEntry> entries) {
        Map<LogIndex, EntryKey> known = new HashMap<>();
        LogIndex first = entries.get(0).index();
        keyed.keys(log, first, entries.size()).forEach(key -> known.put(key.index(), key));
        List<@Nullable String> keys = new ArrayList<>(entries.size());
        for (LogEntry entry : entries) {
            EntryKey key = known.get(entry.index());
            keys.add(key == null ? null : told(entry, key));
        }
        return keys;
    }

    private String told(LogEntry entry, EntryKey key) {
        if (key.key() != null) {
            return key.key();
        }
        for (String candidate : candidates(entry)) {
            if (Arrays.equals(KeyDigest.of(candidate), key.digest())) {
                return candidate;
            }
        }
        throw new IntegrityException(
                "log " + log + ": the key of entry " + entry.index() + " does not follow from it",
                entry.index().value());
    }

    private List<@Nullable String> found(List<LogEntry> entries) {
        List<@Nullable String> keys = new ArrayList<>(entries.size());
        for (LogEntry entry : entries) {
            keys.add(found(entry));
        }
        return keys;
    }

    private @Nullable String found(LogEntry entry) {
        Optional<LogIndex> here = Optional.of(entry.index());
        for (String candidate : candidates(entry)) {
            if (from.findKey(log, candidate).equals(here)) {
                return candidate;
            }
        }
        return null;
    }

    private static List<String> candidates(LogEntry entry) {
        AuditEvent event = EventCodec.decode(entry.sealed(), null).event();
        String own = event.idempotencyKey();
        String relayed = RELAYED + event.id();
        return own == null ? List.of(relayed) : List.of(own, relayed);
    }
}
