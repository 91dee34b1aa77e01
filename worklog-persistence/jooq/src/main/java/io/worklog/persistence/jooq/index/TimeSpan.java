package io.worklog.persistence.jooq.index;

import io.worklog.query.EventQuery;
import java.time.Instant;

/**
 * A part of time.
 *
 * @param first the first microsecond since 1970 in it
 * @param last the last
 */
record TimeSpan(long first, long last) {
    /** The time a query asks for; without first or last microsecond where it does not ask. */
    static TimeSpan of(EventQuery query) {
        Instant from = query.occurredFrom();
        Instant to = query.occurredTo();
        long first = from == null ? Long.MIN_VALUE : microsFrom(from);
        long end = to == null ? Long.MAX_VALUE : microsFrom(to);
        return new TimeSpan(first, to == null || end == Long.MIN_VALUE ? end : end - 1);
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
    private static long microsFrom(Instant time) {
        long micros = micros(time);
        return time.getNano() % 1_000 == 0 || micros == Long.MAX_VALUE ? micros : micros + 1;
    }

    boolean isEmpty() {
        return first > last;
    }

    boolean has(long micros) {
        return micros >= first && micros <= last;
    }

    boolean has(TimeSpan other) {
        return other.first >= first && other.last <= last;
    }

    /** The shortest time that has both in it. */
    TimeSpan with(long micros) {
        return new TimeSpan(Math.min(first, micros), Math.max(last, micros));
    }
}
