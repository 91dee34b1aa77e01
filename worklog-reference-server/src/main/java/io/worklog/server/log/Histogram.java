package io.worklog.server.log;

import io.worklog.AuditLog;
import io.worklog.query.BoundedCount;
import io.worklog.query.EventQuery;
import io.worklog.query.Order;
import io.worklog.query.PageRequest;
import io.worklog.server.api.Problem;
import io.worklog.server.log.HistogramView.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Counts events over time, one bounded question for each bucket. */
final class Histogram {
    /** The most buckets of one answer. */
    static final int MOST = 120;

    private static final Duration USUAL = Duration.ofDays(30);
    private static final PageRequest COUNT =
            new PageRequest(1, Order.NEWEST_FIRST, null, Set.of(), PageRequest.DEFAULT_COUNT_LIMIT);

    private final AuditLog log;

    Histogram(AuditLog log) {
        this.log = log;
    }

    HistogramView of(EventQuery query, int buckets, Instant now) {
        Instant to = query.occurredTo() == null ? now : query.occurredTo();
        Instant from = query.occurredFrom() == null ? to.minus(USUAL) : query.occurredFrom();
        Duration step = Duration.between(from, to).dividedBy(buckets);
        if (step.compareTo(Duration.ofNanos(1_000)) < 0) {
            throw Problem.invalid("from", "must be before to by a microsecond for each bucket");
        }
        List<Bucket> counted = new ArrayList<>(buckets);
        for (int i = 0; i < buckets; i++) {
            Instant begin = from.plus(step.multipliedBy(i));
            Instant end = i == buckets - 1 ? to : from.plus(step.multipliedBy(i + 1L));
            BoundedCount count = log.findReadable(within(query, begin, end), COUNT).total();
            counted.add(new Bucket(begin, count.value(), count.exact()));
        }
        return new HistogramView(from, to, counted);
    }

    private static EventQuery within(EventQuery query, Instant from, Instant to) {
        return new EventQuery(
                query.log(),
                query.actors(),
                query.types(),
                query.verbs(),
                query.targetType(),
                query.targetId(),
                query.outcomes(),
                query.tenant(),
                from,
                to,
                query.minSeverity(),
                query.correlationId(),
                query.batchId(),
                query.changedPath(),
                query.oldValue(),
                query.newValue(),
                query.metadata(),
                query.evidenceSha256(),
                query.text());
    }
}
