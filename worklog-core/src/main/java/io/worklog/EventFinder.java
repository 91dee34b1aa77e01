package io.worklog;

import io.worklog.error.IntegrityException;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers questions about one log from an index, with events read from the log. Thread-safe. */
final class EventFinder {
    private static final int HISTORY = 100;

    /** No event is added to a page beyond so many bytes. */
    private static final long PAGE_BYTES = 4L << 20;

    private final LogId log;
    private final LogReader reader;
    private final FollowedIndex index;

    EventFinder(LogId log, LogReader reader, FollowedIndex index) {
        this.log = log;
        this.reader = reader;
        this.index = index;
    }

    EventPage find(EventQuery query, PageRequest page) {
        return find(
                query,
                page,
                damage -> {
                    throw damage;
                });
    }

    /** A page on which what cannot be read is named and does not hide the rest. */
    EventPage findReadable(EventQuery query, PageRequest page) {
        return find(query, page, damage -> {});
    }

    /** Hears of an event that cannot be read; an exception of it ends the search. */
    private interface Damage {
        void met(IntegrityException damage);
    }

    private EventPage find(EventQuery query, PageRequest page, Damage watch) {
        if (!query.log().equals(log)) {
            throw new IllegalArgumentException("log " + log + " was asked about " + query.log());
        }
        EventHits hits = index.find(query, page);
        Filling filling = new Filling(hits.indices().size());
        for (LogIndex place : hits.indices()) {
            if (filling.bytes >= PAGE_BYTES) {
                // The cursor behind the last event that fits is the index's to say.
                return find(query, page.limitedTo(filling.places), watch);
            }
            filling.add(place, watch);
        }
        return new EventPage(
                filling.events,
                hits.nextCursor(),
                hits.total(),
                hits.facets(),
                hits.indexedTo(),
                filling.damaged);
    }

    /** A page while its events are read. */
    private final class Filling {
        private final long kept = reader.head().minIndex();
        private final List<RecordedEvent> events;
        private final List<LogIndex> damaged = new ArrayList<>();
        private int places;
        private long bytes;

        Filling(int most) {
            events = new ArrayList<>(most);
        }

        void add(LogIndex place, Damage watch) {
            places++;
            if (place.value() < kept) {
                return;
            }
            try {
                RecordedEvent event = reader.listed(place);
                events.add(event);
                bytes += event.entry().bytes();
            } catch (IntegrityException e) {
                watch.met(e);
                damaged.add(place);
            }
        }
    }

    EventPage history(String targetType, String targetId) {
        EventQuery query = EventQuery.of(log).target(targetType, targetId).build();
        return find(query, PageRequest.newest(HISTORY));
    }

    /**
     * Folds changes in the order of the log. Events about several objects change the first one: an
     * event has one list of changes.
     */
    ObjectState stateAsOf(String targetType, String targetId, Instant at) {
        Target object = Target.of(targetType, targetId);
        EventQuery query =
                EventQuery.of(log)
                        .target(targetType, targetId)
                        .outcome(Outcome.SUCCESS)
                        .occurredTo(at.plusNanos(1))
                        .build();
        Map<String, ChangeValue> values = new TreeMap<>();
        LogIndex last = null;
        PageRequest page = PageRequest.oldest(PageRequest.MAX_LIMIT);
        String cursor = null;
        do {
            EventPage part = find(query, page.after(cursor));
            for (RecordedEvent event : part.events()) {
                if (isAbout(event.event(), object)) {
                    event.event().changes().forEach(change -> apply(change, values));
                    last = event.index();
                }
            }
            cursor = part.nextCursor();
        } while (cursor != null);
        return new ObjectState(object, at, values, last);
    }

    private static boolean isAbout(AuditEvent event, Target object) {
        Target first = event.targets().get(0);
        return first.type().equals(object.type()) && first.id().equals(object.id());
    }

    private static void apply(Change change, Map<String, ChangeValue> values) {
        @Nullable ChangeValue now = change.newValue();
        if (change.op() == ChangeOp.MOVE) {
            return;
        }
        if (change.op() == ChangeOp.REMOVE || now == null) {
            values.keySet().removeIf(path -> isAtOrBelow(path, change.path()));
        } else {
            values.put(change.path(), now);
        }
    }

    private static boolean isAtOrBelow(String path, String removed) {
        return path.equals(removed)
                || path.startsWith(removed + ".")
                || path.startsWith(removed + "[");
    }
}
