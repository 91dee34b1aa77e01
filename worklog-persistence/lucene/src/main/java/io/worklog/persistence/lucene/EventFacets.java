package io.worklog.persistence.lucene;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Target;
import io.worklog.query.Facet;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Under which values of each facet an event is counted. An event counts once under every actor it
 * is found by, the principals included, and once under the kind of each of its targets, so that the
 * count beside a value is what a filter on that value gives. The day is read from the time.
 */
final class EventFacets {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private EventFacets() {}

    /** The stored values of an event. */
    static void of(AuditEvent event, TermList out) {
        out.add(kind(Facet.TYPE), event.type().name());
        out.add(kind(Facet.VERB), event.verb().name());
        out.add(kind(Facet.OUTCOME), event.outcome().name());
        out.add(kind(Facet.SEVERITY), event.severity().name());
        out.add(kind(Facet.TENANT), event.tenant());
        out.add(kind(Facet.ACTOR), event.actor().id());
        for (Actor principal : event.actor().onBehalfOf()) {
            out.add(kind(Facet.ACTOR), principal.id());
        }
        for (Target target : event.targets()) {
            out.add(kind(Facet.TARGET_TYPE), target.type());
        }
    }

    /** The first byte of a facet's values. A day has none: it is not stored. */
    static TermKind kind(Facet facet) {
        return switch (facet) {
            case TYPE -> TermKind.TYPE;
            case VERB -> TermKind.VERB;
            case ACTOR -> TermKind.ACTOR;
            case TARGET_TYPE -> TermKind.TARGET_TYPE;
            case OUTCOME -> TermKind.OUTCOME;
            case SEVERITY -> TermKind.SEVERITY;
            case TENANT -> TermKind.TENANT;
            case DAY -> throw new IllegalArgumentException("a day is read from the time");
        };
    }

    static String day(long micros) {
        return LocalDate.ofEpochDay(Math.floorDiv(micros, MICROS_PER_DAY)).toString();
    }

    /** Microseconds since 1970, held at the ends of what a long can say. */
    static long micros(Instant time) {
        try {
            return Math.addExact(
                    Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
        } catch (ArithmeticException e) {
            return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** The first microsecond that is not before the time. */
    static long microsFrom(Instant time) {
        long micros = micros(time);
        return time.getNano() % 1_000 == 0 || micros == Long.MAX_VALUE ? micros : micros + 1;
    }
}
