package io.worklog.server.log;

import io.worklog.AuditLog;
import io.worklog.EventPage;
import io.worklog.RecordedEvent;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogIndex;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.server.api.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds an event by its id. Ids begin with the millisecond they were made in, and entries lie nearly
 * in that order, so a search by halves comes close to it. What came later than its neighbours, as out
 * of a transaction, is found by the time it happened at; so is what lies among damaged entries.
 */
final class EventLookup {
    /** Entries that are read on either side of where an id belongs. */
    private static final int NEAR = 1_024;

    private static final Duration AROUND = Duration.ofSeconds(5);
    private static final int MOST_EVENTS = 5_000;
    private static final int MILLIS_SHIFT = 16;

    private final AuditLog log;

    EventLookup(AuditLog log) {
        this.log = log;
    }

    /**
     * The event with that UUID, or at that index, as it was sealed.
     *
     * @throws IntegrityException if it is damaged, or may be one of those that are
     * @throws Problem if there is none, or it was pruned
     */
    RecordedEvent require(String key) {
        return find(key)
                .orElseThrow(() ->
                        isIndex(key)
                                ? absent(log, Long.parseLong(key), "the event")
                                : Problem.notFound("the event"));
    }

    /** Why there is no entry at an index. */
    static Problem absent(AuditLog log, long index, String what) {
        return index < log.head().minIndex()
                ? Problem.of(
                        LogProblem.ENTRY_PRUNED,
                        "entries below " + log.head().minIndex() + " were dropped")
                : Problem.notFound(what);
    }

    /** The same; nothing where there is none, or it was pruned. */
    Optional<RecordedEvent> find(String key) {
        if (isIndex(key)) {
            return log.entry(LogIndex.of(Long.parseLong(key)));
        }
        UUID id;
        try {
            id = UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return place(id).flatMap(log::entry);
    }

    private Optional<LogIndex> place(UUID id) {
        try {
            Optional<LogIndex> near = near(id);
            return near.isPresent() ? near : byTime(id, null);
        } catch (IntegrityException damage) {
            return byTime(id, damage);
        }
    }

    private static boolean isIndex(String key) {
        return !key.isEmpty()
                && key.length() <= 16
                && key.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private Optional<LogIndex> near(UUID id) {
        long size = log.head().size().value();
        long low = log.head().minIndex();
        long high = size;
        while (low < high) {
            long middle = (low + high) >>> 1;
            Optional<RecordedEvent> entry = log.entry(LogIndex.of(middle));
            if (entry.isEmpty() || millis(entry.get().event().id()) < millis(id)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long first = Math.max(log.head().minIndex(), low - NEAR);
        if (first >= size) {
            return Optional.empty();
        }
        try (Stream<RecordedEvent> entries = log.read(LogIndex.of(first))) {
            return entries.limit(2L * NEAR)
                    .filter(entry -> entry.event().id().equals(id))
                    .findFirst()
                    .map(RecordedEvent::index);
        }
    }

    /**
     * Looks among what occurred when the id was made.
     *
     * @param damage what was met on the way here; the answer unless the event is found
     */
    private Optional<LogIndex> byTime(UUID id, @Nullable IntegrityException damage) {
        Instant made = Instant.ofEpochMilli(millis(id));
        EventQuery query =
                EventQuery.of(log.id())
                        .occurredFrom(made.minus(AROUND))
                        .occurredTo(made.plus(AROUND))
                        .build();
        PageRequest page = PageRequest.oldest(PageRequest.MAX_LIMIT);
        IntegrityException met = damage;
        String cursor = null;
        int seen = 0;
        do {
            EventPage part = log.findReadable(query, page.after(cursor));
            for (RecordedEvent event : part.events()) {
                if (event.event().id().equals(id)) {
                    return Optional.of(event.index());
                }
            }
            met = part.damaged().isEmpty() ? met : damaged(part.damaged().getFirst());
            cursor = part.nextCursor();
            seen += part.events().size() + part.damaged().size();
        } while (cursor != null && seen < MOST_EVENTS);
        if (met != null) {
            throw met;
        }
        return Optional.empty();
    }

    private IntegrityException damaged(LogIndex place) {
        return new IntegrityException(
                "log " + log.id() + ": entry " + place + " is damaged", place.value());
    }

    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> MILLIS_SHIFT;
    }
}
