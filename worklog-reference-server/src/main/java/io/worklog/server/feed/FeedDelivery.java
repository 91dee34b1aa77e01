package io.worklog.server.feed;

import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.query.EventMatcher;
import io.worklog.server.db.Database;
import io.worklog.server.export.FilterPairs;
import io.worklog.server.feed.Feed.State;
import io.worklog.server.feed.FeedLeases.Lease;
import io.worklog.server.trail.Trail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Delivers one feed in the order of its log, from where it is to the end that the log has. The
 * place is remembered after each event that the receiver acknowledged, so that after a crash one
 * event may come twice and none is left out. Used by one thread.
 */
final class FeedDelivery {
    private static final int SAVE_EVERY = 100;
    private static final int DOUBLINGS = 20;

    private final Database database;
    private final FeedLeases leases;
    private final DeadLetters dead;
    private final EventForms forms;
    private final Trail trail;
    private final FeedProperties properties;
    private final InstantSource clock;
    private final Lease held;
    private final Sender sender;
    private final EventMatcher wanted;
    private long next;
    private long failures;
    private int unsaved;

    /** What the parts of a node's deliveries are made of. */
    record Parts(
            Database database,
            FeedLeases leases,
            DeadLetters dead,
            EventForms forms,
            Trail trail,
            FeedProperties properties,
            InstantSource clock) {}

    /** How far it came. */
    enum Outcome {
        CAUGHT_UP,
        FAILED,
        LOST
    }

    FeedDelivery(Parts parts, Lease held, Sender sender) {
        this.database = parts.database();
        this.leases = parts.leases();
        this.dead = parts.dead();
        this.forms = parts.forms();
        this.trail = parts.trail();
        this.properties = parts.properties();
        this.clock = parts.clock();
        this.held = held;
        this.sender = sender;
        this.next = held.feed().next();
        this.failures = held.feed().failures();
        LogId any = LogId.of("any");
        this.wanted = EventMatcher.of(FilterPairs.query(any, held.feed().filter()));
    }

    /** Index of the next entry. */
    long next() {
        return next;
    }

    Outcome drain(AuditLog log) {
        sender.check();
        next = Math.max(next, log.head().minIndex());
        try (Stream<RecordedEvent> events = log.read(LogIndex.of(next))) {
            Outcome outcome = Outcome.CAUGHT_UP;
            for (Iterator<RecordedEvent> all = events.iterator();
                    all.hasNext() && outcome == Outcome.CAUGHT_UP; ) {
                outcome = one(all.next());
            }
            return outcome == Outcome.CAUGHT_UP && !save(unsaved > 0) ? Outcome.LOST : outcome;
        }
    }

    private Outcome one(RecordedEvent event) {
        boolean wants = wanted.test(event.event());
        if (wants) {
            try {
                sender.send(outgoing(event));
            } catch (DeliveryException e) {
                return failed(event, e);
            }
        }
        failures = 0;
        next = event.index().value() + 1;
        unsaved++;
        boolean saves = wants && sender.acknowledged() || unsaved >= SAVE_EVERY;
        return !saves || save(true) ? Outcome.CAUGHT_UP : Outcome.LOST;
    }

    private boolean save(boolean anything) {
        if (!anything) {
            return true;
        }
        unsaved = 0;
        return leases.advance(held, next, true);
    }

    Outgoing outgoing(RecordedEvent event) {
        return outgoing(forms, held.feed(), event);
    }

    static Outgoing outgoing(EventForms forms, Feed feed, RecordedEvent event) {
        return new Outgoing(
                event.event().id().toString(),
                event.event().type().name(),
                event.index().value(),
                event.event().provenance().log(),
                event.event().severity(),
                event.event().occurredAt(),
                feed.format().mediaType(),
                forms.tell(feed.format(), event));
    }

    private Outcome failed(RecordedEvent event, DeliveryException fault) {
        failures++;
        if (fault.gone()) {
            leases.failed(held, next, failures, fault.why(), clock.instant(), State.GONE);
            return Outcome.FAILED;
        }
        if (failures >= properties.attempts()) {
            return giveUp(event, fault);
        }
        Instant at = clock.instant().plus(pause(fault));
        leases.failed(held, next, failures, fault.why(), at, State.ACTIVE);
        return Outcome.FAILED;
    }

    /** The event becomes a dead letter, and the feed goes on with the next. */
    private Outcome giveUp(RecordedEvent event, DeliveryException fault) {
        DeadLetter letter =
                new DeadLetter(
                        event.index().value(),
                        event.event().id().toString(),
                        fault.why(),
                        failures,
                        clock.instant());
        next = letter.index() + 1;
        boolean mine = database.inTransaction(() -> buried(letter));
        failures = 0;
        unsaved = 0;
        return mine ? Outcome.CAUGHT_UP : Outcome.LOST;
    }

    /** Told in the system log: in the project's own it would be one more event to deliver. */
    private boolean buried(DeadLetter letter) {
        boolean mine = leases.advance(held, next, false);
        if (mine) {
            Feed feed = held.feed();
            dead.add(feed.id(), letter);
            trail.system(feed.tenant())
                    .record(FeedEvents.GAVE_UP)
                    .target(feed.id(), feed.name())
                    .metadata("project", feed.project())
                    .metadata("entry", Long.toString(letter.index()))
                    .commit();
        }
        return mine;
    }

    private Duration pause(DeliveryException fault) {
        Duration doubled =
                properties.firstPause().multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        Duration asked = fault.retryAfter();
        Duration longer = asked != null && asked.compareTo(doubled) > 0 ? asked : doubled;
        Duration longest = properties.longestPause();
        return longer.compareTo(longest) > 0 ? longest : longer;
    }
}
