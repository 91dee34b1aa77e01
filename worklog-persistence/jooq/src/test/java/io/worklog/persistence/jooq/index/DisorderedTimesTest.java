package io.worklog.persistence.jooq.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.AuditEvent;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.query.EventHits;
import io.worklog.query.EventMatcher;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.IndexedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Logs over many blocks, with times in their order and without any. */
class DisorderedTimesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int EVENTS = 9_500;

    @RegisterExtension static final IndexDatabase DATABASE = new IndexDatabase(SqlDialect.SQLITE);

    private final List<IndexedEvent> events = new ArrayList<>();

    @Test
    void aTimeIsFoundWhereEventsCameInOrderAndWhereTheyDidNot() {
        JooqEventIndex index = DATABASE.index();
        Random random = new Random(5);
        feed(index, "ordered", i -> i);
        askAll(index, "ordered");
        feed(index, "shuffled", i -> random.nextInt(EVENTS));
        askAll(index, "shuffled");
    }

    private interface Second {
        int of(int index);
    }

    private void feed(JooqEventIndex index, String log, Second second) {
        events.clear();
        OrdinaryEvents source = new OrdinaryEvents(0);
        for (int i = 0; i < EVENTS; i++) {
            Instant time = START.plusSeconds(second.of(i));
            AuditEvent event = source.event(i).toBuilder().occurredAt(time).build();
            events.add(new IndexedEvent(LogIndex.of(i), event));
        }
        for (int at = 0; at < EVENTS; at += 1_000) {
            index.add(LogId.of(log), events.subList(at, Math.min(EVENTS, at + 1_000)));
        }
    }

    private void askAll(JooqEventIndex index, String log) {
        LogId name = LogId.of(log);
        for (int seconds : new int[] {0, 90, 7_200}) {
            Duration length = Duration.ofSeconds(seconds);
            for (int from : new int[] {-10, 0, 999, 4_321, 9_499, 20_000}) {
                Instant first = START.plusSeconds(from);
                var time = EventQuery.of(name).occurredFrom(first).occurredTo(first.plus(length));
                ask(index, time.build());
                ask(index, time.actor("user-7", "user-8").build());
            }
        }
        ask(index, EventQuery.of(name).occurredTo(START.plusSeconds(5_000)).build());
        ask(index, EventQuery.of(name).occurredFrom(START.plusSeconds(5_000)).build());
    }

    private void ask(JooqEventIndex index, EventQuery query) {
        EventMatcher matcher = EventMatcher.of(query);
        List<LogIndex> expected =
                events.stream()
                        .filter(event -> matcher.test(event.event()))
                        .map(IndexedEvent::index)
                        .toList();
        EventHits oldest = index.find(query, PageRequest.oldest(1_000));
        int shown = Math.min(1_000, expected.size());
        assertThat(oldest.indices()).as("%s", query).isEqualTo(expected.subList(0, shown));
        assertThat(oldest.total().value()).as("%s", query).isEqualTo(expected.size());
        EventHits newest = index.find(query, PageRequest.newest(1_000));
        List<LogIndex> last = expected.subList(expected.size() - shown, expected.size());
        assertThat(newest.indices()).as("%s", query).isEqualTo(falling(last));
    }

    private static List<LogIndex> falling(List<LogIndex> rising) {
        List<LogIndex> falling = new ArrayList<>(rising);
        Collections.reverse(falling);
        return falling;
    }
}
