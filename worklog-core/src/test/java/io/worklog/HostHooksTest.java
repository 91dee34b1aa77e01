package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.CallObserver;
import io.worklog.testing.RecordingWorklog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostHooksTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    @Test
    void recordingsTakeWhatTheHostKnowsWhereverTheyBegin() {
        Supplier<WorklogContext> host = () -> WorklogContext.with(Actor.user("ann"), "acme");
        try (RecordingWorklog log = RecordingWorklog.open(builder -> builder.context(host))) {
            log.record(PAID).target("1").commit();
            log.log("other").record(PAID).target("2").commit();
            log.batch("import", PAID, List.of("3"), (row, event) -> event.target(row));
            assertThat(actors(log)).containsOnly("ann");
            assertThat(actors(log.log("other"))).containsOnly("ann");
            assertThat(log.entry(LogIndex.of(0)).orElseThrow().event().tenant()).isEqualTo("acme");
            assertThat(actors(log.log(LogId.META.value()))).containsOnly("system");
        }
    }

    private static List<String> actors(AuditLog log) {
        try (var events = log.read(LogIndex.of(0))) {
            return events.map(RecordedEvent::event).map(AuditEvent::actor).map(Actor::id).toList();
        }
    }

    @Test
    void anObserverStandsAroundWhatHostsWaitFor() {
        List<String> seen = new ArrayList<>();
        CallObserver observer =
                new CallObserver() {
                    @Override
                    public <T extends @Nullable Object> T around(
                            Call call, LogId log, Supplier<T> work) {
                        seen.add(call + " " + log);
                        return work.get();
                    }
                };
        try (RecordingWorklog log = RecordingWorklog.open(builder -> builder.observer(observer))) {
            log.record(PAID).target("1").commit();
            log.history("order", "1");
            log.verify();
            assertThatThrownBy(() -> log.record(PAID).commit())
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(seen)
                .filteredOn(call -> call.endsWith(" default"))
                .containsExactly("APPEND default", "QUERY default", "VERIFY default");
    }

    @Test
    void aBoundContextStaysUntilItIsPutBack() {
        WorklogContext ann = WorklogContext.with(Actor.user("ann"));
        WorklogContext before = ann.bind();
        try {
            assertThat(WorklogContext.current()).isSameAs(ann);
        } finally {
            before.bind();
        }
        assertThat(WorklogContext.current()).isSameAs(WorklogContext.empty());
    }
}
