package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.EventType;
import io.worklog.event.Actor;
import io.worklog.event.Outcome;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Rfc6962;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorklogTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    @TempDir Path folder;

    @Test
    void anEventIsRecordedReadProvedAndThereAfterReopening() {
        Receipt receipt;
        try (Worklog log = Worklog.open(folder)) {
            receipt =
                    log.record(PAID)
                            .target("o-1", "Order 1")
                            .actor(Actor.user("alice", "Alice"))
                            .set("status", "new", "paid")
                            .commit();
            assertThat(receipt.index()).isEqualTo(LogIndex.of(0));
            RecordedEvent event = log.entry(receipt.index()).orElseThrow();
            assertThat(event.event().actor().name()).isEqualTo("Alice");
            assertThat(event.event().outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(
                            log.proof(receipt.index())
                                    .verifies(Rfc6962.leaf(event.sealed()), log.keys()))
                    .isTrue();
            assertThat(log.history("order", "o-1").events()).hasSize(1);
        }
        try (Worklog log = Worklog.open(folder)) {
            assertThat(log.entry(receipt.index()).orElseThrow().event().id())
                    .isEqualTo(receipt.eventId());
            assertThat(log.record(PAID).target("o-1").commit().index()).isEqualTo(LogIndex.of(1));
        }
    }

    @Test
    void anEventsIdIsKnownBeforeItIsRecorded() {
        try (Worklog log = Worklog.open(folder)) {
            Recording<Object> recording = log.record(PAID).target("o-1");
            UUID id = recording.id();
            Receipt receipt = recording.commit();
            assertThat(receipt.eventId()).isEqualTo(id);
            assertThat(log.entry(receipt.index()).orElseThrow().event().id()).isEqualTo(id);
        }
    }
}
