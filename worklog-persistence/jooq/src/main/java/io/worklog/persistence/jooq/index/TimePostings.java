package io.worklog.persistence.jooq.index;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries that happened within a time. Times mostly rise with the log, so few blocks reach into a
 * time only in part; of these each entry's time is read. Where there are many, entries were logged
 * out of order, and a time with few of them is looked up instead.
 */
final class TimePostings implements Postings {
    private static final int PORTION = 1_024;

    /** So many blocks may lie partly in a time before looking it up is tried. */
    private static final int PARTS = 8;

    /** The most entries of a time that are looked up. */
    private static final int MOST = 10_000;

    private final SearchedLog log;
    private final TimeSpan time;
    private final Deque<SpanTable.Span> spans = new ArrayDeque<>();
    private boolean exhausted;
    private @Nullable Block current;

    private TimePostings(SearchedLog log, TimeSpan time) {
        this.log = log;
        this.time = time;
    }

    /** The entries of one log that happened within a time. */
    static Postings of(SearchedLog log, TimeSpan time) throws SQLException {
        if (time.isEmpty()) {
            return new FixedPostings(List.of(), log.walk());
        }
        TimePostings walked = new TimePostings(log, time);
        if (!log.walk().isEmpty() && walked.parts() > PARTS) {
            Collection<Long> few =
                    log.tables().events().byTime(log.connection(), log.logNo(), time, MOST + 1);
            if (few.size() <= MOST) {
                return new FixedPostings(few, log.walk());
            }
        }
        return walked;
    }

    /** How many blocks lie in the time in part only; of a long log the database counts them. */
    private long parts() throws SQLException {
        fetch(log.walk().first());
        long parts = spans.stream().filter(span -> !time.has(span.time())).count();
        return parts > PARTS || exhausted
                ? parts
                : log.tables().spans().partial(log.connection(), log.logNo(), time, PARTS + 1);
    }

    @Override
    public @Nullable Block seek(long from) throws SQLException {
        Block last = current;
        if (last != null && !log.walk().isBefore(last.number(), from)) {
            return last;
        }
        current = null;
        SpanTable.Span span = nextSpan(from);
        while (span != null && current == null) {
            Places places = places(span);
            current = places.isEmpty() ? null : new Block(span.block(), places);
            span = current == null ? nextSpan(log.walk().after(span.block())) : span;
        }
        return current;
    }

    private Places places(SpanTable.Span span) throws SQLException {
        return time.has(span.time())
                ? Places.all()
                : log.tables().events().timely(log.connection(), log.logNo(), span.block(), time);
    }

    private SpanTable.@Nullable Span nextSpan(long from) throws SQLException {
        while (!spans.isEmpty() && log.walk().isBefore(spans.peek().block(), from)) {
            spans.poll();
        }
        if (spans.isEmpty() && !exhausted) {
            fetch(from);
        }
        return spans.peek();
    }

    private void fetch(long from) throws SQLException {
        SpanTable table = log.tables().spans();
        spans.addAll(table.meeting(log.connection(), log.logNo(), time, log.walk(), from, PORTION));
        exhausted = spans.size() < PORTION;
    }
}
