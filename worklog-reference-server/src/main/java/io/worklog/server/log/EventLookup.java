package io.worklog.server.log;

import io.worklog.AuditLog;
import io.worklog.EventPage;
import io.worklog.RecordedEvent;
import io.worklog.log.LogIndex;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds an event by its id. Ids begin with the millisecond they were made in, and entries lie nearly
 * in that order, so a search by halves comes close to it. What came later than its neighbours, as out
 * of a transaction, is found by the time it happened at.
 */
final class EventLookup {
    /** Entries that are read on either side of where an id belongs. */
    private static final int NEAR = 1_024;

    private static final Duration AROUND = Duration.ofSeconds(5);
    private static final int MOST_PAGES = 5;
    private static final int MILLIS_SHIFT = 16;

    private final AuditLog log;

    EventLookup(AuditLog log) {
        this.log = log;
    }

    /** The event with that UUID, or at that index. */
    Optional<RecordedEvent> find(String key) {
        if (key.length() <= 16 && key.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return key.isEmpty() ? Optional.empty() : log.entry(LogIndex.of(Long.parseLong(key)));
        }
        try {
            UUID id = UUID.fromString(key);
            return near(id).or(() -> byTime(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<RecordedEvent> near(UUID id) {
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
                    .findFirst();
        }
    }

    private Optional<RecordedEvent> byTime(UUID id) {
        Instant made = Instant.ofEpochMilli(millis(id));
        EventQuery query =
                EventQuery.of(log.id())
                        .occurredFrom(made.minus(AROUND))
                        .occurredTo(made.plus(AROUND))
                        .build();
        PageRequest page = PageRequest.oldest(PageRequest.MAX_LIMIT);
        String cursor = null;
        for (int turn = 0; turn < MOST_PAGES; turn++) {
            EventPage part = log.find(query, page.after(cursor));
            for (RecordedEvent event : part.events()) {
                if (event.event().id().equals(id)) {
                    return Optional.of(event);
                }
            }
            cursor = part.nextCursor();
            if (cursor == null) {
                break;
            }
        }
        return Optional.empty();
    }

    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> MILLIS_SHIFT;
    }
}
