package io.worklog;

import static io.worklog.testing.WorklogAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.catalog.WorklogTypes;
import io.worklog.context.WorklogContext;
import io.worklog.error.RejectedEventException;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.ChangeValue;
import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.EventQuery;
import io.worklog.query.Facet;
import io.worklog.query.FacetValue;
import io.worklog.query.PageRequest;
import io.worklog.sequence.RecorderClock;
import io.worklog.testing.RecordingWorklog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front door as a host uses it. */
class FrontDoorTest {
    /** A thing with a state. */
    record Order(String status, int amount) {}

    private static final EventType<Order> PAID =
            EventType.of("order.paid", Order.class).target("order").message("order.paid");
    private static final EventType<Order> REFUND =
            EventType.of("order.refunded", Order.class)
                    .target("order")
                    .reasonRequired()
                    .severity(Severity.HIGH);

    @TempDir Path folder;
    private final RecordingWorklog log = RecordingWorklog.open();

    @AfterEach
    void closeIt() {
        log.close();
    }

    @Test
    void aRecordingSaysAllThatWasSaid() {
        Receipt receipt =
                WorklogContext.with(Actor.user("alice"), "acme")
                        .call(() ->
                                log.record(REFUND)
                                        .target("o-1", "Order 1")
                                        .change(new Order("paid", 5), new Order("open", 5))
                                        .reason("duplicate charge")
                                        .arg("amount", 5)
                                        .metadata("channel", "phone")
                                        .correlationId("c-1")
                                        .commit());
        RecordedEvent event =
                assertThat(log)
                        .recorded(REFUND)
                        .by("alice")
                        .tenant("acme")
                        .target("order", "o-1")
                        .outcome(Outcome.SUCCESS)
                        .changed("status", "paid", "open")
                        .reason("duplicate charge")
                        .severity(Severity.HIGH)
                        .metadata("channel", "phone")
                        .once();
        assertThat(event.index()).isEqualTo(receipt.index());
        assertThat(event.event().changes()).hasSize(1);
        assertThat(event.event().links().correlationId()).isEqualTo("c-1");
        assertThat(event.event().occurredAt()).isEqualTo(log.clock().instant());
    }

    @Test
    void everyFaultOfAnEventIsInOneMessageAndNothingIsRecorded() {
        assertThatThrownBy(() -> log.record(REFUND).metadata("k".repeat(50), "v").commit())
                .isInstanceOf(RejectedEventException.class)
                .hasMessageContaining("/reason")
                .hasMessageContaining("/targets")
                .hasMessageContaining("/metadata");
        assertThat(log).isEmpty();
        assertThatThrownBy(() -> log.record(EventType.named("untargeted")).target("1"))
                .isInstanceOf(RejectedEventException.class);
    }

    @Test
    void aRecordingIsCommittedOnce() {
        Recording<Order> recording = log.record(PAID).target("o-1");
        recording.commit();
        assertThatThrownBy(recording::commit).isInstanceOf(IllegalStateException.class);
        assertThat(log).hasSize(1);
    }

    @Test
    void watchedWorkTellsHowItEndedAndWhatItChanged() {
        List<Order> stored = new ArrayList<>(List.of(new Order("new", 5)));
        String result =
                log.record(PAID)
                        .target("o-1")
                        .watching(() -> stored.get(0))
                        .call(() -> {
                            stored.set(0, new Order("paid", 5));
                            return "done";
                        });
        assertThat(result).isEqualTo("done");
        assertThat(log).recorded(PAID).outcome(Outcome.SUCCESS).changed("status", "new", "paid");
    }

    @Test
    void aFailureIsRecordedByItsClassOnlyAndThrownOnAsItWas() {
        IOException failure = new IOException("card 4111 declined");
        assertThatThrownBy(() ->
                        log.record(PAID)
                                .target("o-1")
                                .call(() -> {
                                    throw failure;
                                }))
                .isSameAs(failure);
        RecordedEvent event = assertThat(log).recorded(PAID).outcome(Outcome.FAILURE).once();
        assertThat(event.event().outcomeDetail()).isEqualTo("java.io.IOException");
        assertThat(new String(event.sealed(), StandardCharsets.UTF_8)).doesNotContain("4111");
    }

    @Test
    void aRefusalIsDeniedByItsClassOrByTheHostsWord() {
        try (RecordingWorklog own =
                RecordingWorklog.open(
                        b -> b.deniedWhen(e -> e instanceof UnsupportedOperationException))) {
            for (RuntimeException e :
                    List.of(new SecurityException("no"), new UnsupportedOperationException("no"))) {
                assertThatThrownBy(() -> own.record(PAID).target("o").call(() -> failing(e)))
                        .isSameAs(e);
            }
            assertThat(own).recorded(PAID).outcome(Outcome.DENIED).times(2);
        }
    }

    private static String failing(RuntimeException e) {
        throw e;
    }

    @Test
    void aBatchIsOneParentWithChildrenThatPointAtIt() {
        BatchReceipt batch =
                log.batch("import", PAID, List.of("a", "b", "c"), (row, e) -> e.target(row));
        assertThat(batch.children()).hasSize(3);
        EventQuery children =
                EventQuery.of(log.id()).batchId(batch.parent().eventId().toString()).build();
        assertThat(log.find(children, PageRequest.oldest(10)).events())
                .extracting(e -> e.event().targets().get(0).id())
                .containsExactly("a", "b", "c");
        assertThat(log).recorded("worklog.batch").metadata("rows", "3").once();
        assertThat(log.batch("other", List.of(1), (row, e) -> e.target(Target.of("row", "1"))))
                .extracting(r -> r.children().size())
                .isEqualTo(1);
        assertThat(log).recorded("other").target("row", "1").once();
    }

    @Test
    void aBatchStopsAtTheFirstBadRowAndKeepsWhatWasThere() {
        assertThatThrownBy(() ->
                        log.batch(
                                "import",
                                REFUND,
                                List.of("because", ""),
                                (row, e) -> e.target("o").reason(row)))
                .isInstanceOf(RejectedEventException.class);
        assertThat(log).recorded(REFUND).once();
    }

    @Test
    void historyAndStateFollowTheChanges() {
        Order before = null;
        for (int amount = 1; amount <= 4; amount++) {
            Order after = new Order(amount == 4 ? "closed" : "open", amount);
            log.record(PAID).target("o-1").change(before, after).commit();
            before = after;
            log.clock().advance(Duration.ofMinutes(1));
        }
        log.record(PAID).target("o-1").set("amount", 4, 99).outcome(Outcome.FAILURE).commit();
        log.record(PAID).target("o-2").set("amount", 0, 77).commit();
        assertThat(log.history("order", "o-1").events())
                .extracting(e -> e.index().value())
                .containsExactly(4L, 3L, 2L, 1L, 0L);
        ObjectState early =
                log.stateAsOf("order", "o-1", log.clock().instant().minus(Duration.ofMinutes(3)));
        assertThat(text(early, "amount")).isEqualTo("2");
        ObjectState late = log.stateAsOf("order", "o-1", log.clock().instant());
        assertThat(text(late, "amount")).isEqualTo("4");
        assertThat(text(late, "status")).isEqualTo("closed");
        assertThat(late.last()).isEqualTo(LogIndex.of(3));
    }

    private static String text(ObjectState state, String path) {
        ChangeValue value = state.values().get(path);
        return value == null ? "none" : value.text();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeatWhileTheLogGrows() {
        log.batch("fill", PAID, IntStream.range(0, 95).boxed().toList(), FrontDoorTest::fill);
        EventQuery query = EventQuery.of(log.id()).type("order.*").build();
        List<Long> seen = new ArrayList<>();
        PageRequest page = PageRequest.newest(20).withFacets(Set.of(Facet.ACTOR));
        String cursor = null;
        do {
            EventPage found = log.find(query, page.after(cursor));
            found.events().forEach(e -> seen.add(e.index().value()));
            cursor = found.nextCursor();
            log.record(EventType.named("noise")).target(Target.of("n", "1")).commit();
            assertThat(found.total().value()).isEqualTo(95);
            assertThat(found.facets().get(Facet.ACTOR))
                    .containsExactly(new FacetValue("odd", 48), new FacetValue("even", 47));
        } while (cursor != null);
        assertThat(seen).hasSize(95).doesNotHaveDuplicates();
        assertThat(seen.get(0)).isEqualTo(95L);
        assertThat(seen.get(94)).isEqualTo(1L);
    }

    private static void fill(int row, Recording<?> event) {
        event.target(Target.of("order", "o")).actor(Actor.user(row % 2 == 0 ? "odd" : "even"));
    }

    @Test
    void aCursorIsGoodForItsOwnQueryOnly() {
        log.batch("fill", PAID, List.of(1, 2, 3), FrontDoorTest::fill);
        EventQuery query = EventQuery.of(log.id()).type("order.paid").build();
        String cursor = log.find(query, PageRequest.newest(1)).nextCursor();
        EventQuery other = EventQuery.of(log.id()).type("order.refunded").build();
        assertThatThrownBy(() -> log.find(other, PageRequest.newest(1).after(cursor)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.find(query, PageRequest.oldest(1).after(cursor)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.find(query, PageRequest.newest(1).after("%%%")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        log.find(EventQuery.of(LogId.of("other")).build(), PageRequest.newest(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countingStopsAtItsLimit() {
        log.batch("fill", PAID, IntStream.range(0, 30).boxed().toList(), FrontDoorTest::fill);
        EventQuery query = EventQuery.of(log.id()).type("order.paid").build();
        PageRequest newest = PageRequest.newest(5);
        PageRequest page = new PageRequest(5, newest.order(), null, Set.of(), 10);
        EventPage found = log.find(query, page);
        assertThat(found.total().value()).isEqualTo(10);
        assertThat(found.total().exact()).isFalse();
        assertThat(found.events()).hasSize(5);
    }

    @Test
    void evidenceIsStoredBeforeTheEventNamesIt() throws IOException {
        Path file = Files.writeString(folder.resolve("note.txt"), "seen by two");
        try (Worklog durable = Worklog.open(folder.resolve("log"))) {
            Receipt receipt = durable.record(PAID).target("o-1").evidence(file).commit();
            var evidence = durable.entry(receipt.index()).orElseThrow().event().evidence().get(0);
            assertThat(evidence.size()).isEqualTo(11);
            assertThat(evidence.name()).isEqualTo("note.txt");
            try (var bytes =
                    durable.evidence().orElseThrow().open(evidence.sha256(), 0).orElseThrow()) {
                assertThat(bytes.readAllBytes()).asString().isEqualTo("seen by two");
            }
        }
        assertThatThrownBy(() -> log.record(PAID).target("o-1").evidence(file))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAppendedEventKeepsWhatItSaysAndObeysTheCatalog() {
        try (RecordingWorklog own =
                RecordingWorklog.open(b -> b.catalog(Catalog.builder().add(REFUND).build()))) {
            log.record(PAID).target("o-1").commit();
            AuditEvent source = log.events().get(0).event();
            Receipt receipt = own.append(source);
            AuditEvent there = own.entry(receipt.index()).orElseThrow().event();
            assertThat(there.id()).isEqualTo(source.id());
            assertThat(there.occurredAt()).isEqualTo(source.occurredAt());
            assertThat(there.provenance().source()).isNotEqualTo(source.provenance().source());
            AuditEvent refund = source.toBuilder().type(REFUND.ref()).build();
            assertThatThrownBy(() -> own.append(refund))
                    .isInstanceOf(RejectedEventException.class)
                    .hasMessageContaining("/reason");
        }
    }

    @Test
    void aHostCannotExplainAwayWhatItRemoved() {
        log.record(PAID).target("o-1").commit();
        assertThatThrownBy(() -> log.record(WorklogTypes.PRUNED))
                .isInstanceOf(RejectedEventException.class);
        AuditEvent forged =
                log.events().get(0).event().toBuilder()
                        .type(WorklogTypes.REDACTION.ref())
                        .reason("none")
                        .build();
        assertThatThrownBy(() -> log.append(forged)).isInstanceOf(RejectedEventException.class);
        assertThatThrownBy(() -> log.appendAsync(forged))
                .isInstanceOf(RejectedEventException.class);
        assertThat(log).hasSize(1);
    }

    @Test
    void recordedAtStandsStillWhileTheClockIsBehindAndSaysSo() {
        log.record(PAID).target("o-1").commit();
        log.clock().advance(Duration.ofHours(-1));
        log.record(PAID).target("o-2").commit();
        log.clock().advance(Duration.ofHours(2));
        log.record(PAID).target("o-3").commit();
        List<AuditEvent> events = log.events().stream().map(RecordedEvent::event).toList();
        assertThat(events.get(1).recordedAt()).isEqualTo(events.get(0).recordedAt());
        assertThat(events.get(1).metadata()).containsEntry(RecorderClock.MARK, "held");
        assertThat(events.get(2).recordedAt())
                .isEqualTo(events.get(0).recordedAt().plus(Duration.ofHours(1)));
        assertThat(events.get(2).metadata()).isEmpty();
        assertThat(events).extracting(e -> e.provenance().sequence()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aWorklogForReadingOnlyReadsAndLeavesNoTrace() {
        Path where = folder.resolve("log");
        try (Worklog durable = Worklog.open(where)) {
            durable.record(PAID).target("o-1").commit();
        }
        TreeSize meta;
        try (Worklog reading = Worklog.builder().directory(where).readOnly().open()) {
            assertThat(reading.history("order", "o-1").events()).hasSize(1);
            assertThat(reading.proof(LogIndex.of(0)).index()).isZero();
            assertThatThrownBy(() -> reading.record(PAID))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> reading.log("none"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(reading.existing("none")).isEmpty();
            meta = reading.existing("worklog.meta").orElseThrow().head().size();
        }
        try (Worklog reading = Worklog.builder().directory(where).readOnly().open()) {
            assertThat(reading.existing("worklog.meta").orElseThrow().head().size())
                    .isEqualTo(meta);
        }
    }

    @Test
    void everyWrongSettingIsNamedAtOnce() {
        assertThatThrownBy(() ->
                        Worklog.builder()
                                .checkpointInterval(Duration.ZERO)
                                .defaultLog("Not A Name")
                                .queue(0, 1)
                                .open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("directory")
                .hasMessageContaining("checkpointInterval")
                .hasMessageContaining("Not A Name")
                .hasMessageContaining("queue");
    }

    @Test
    void aFailedAssertionListsWhatWasRecorded() {
        log.record(PAID).target("o-1").set("status", "new", "paid").commit();
        assertThatThrownBy(() -> assertThat(log).recorded("order.paid").by("bob"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("by bob")
                .hasMessageContaining("#0 order.paid by system on order/o-1 SUCCESS")
                .hasMessageContaining("status: new -> paid");
        assertThatThrownBy(() -> assertThat(log).recorded("order.paid").times(2))
                .hasMessageContaining("1 time(s)");
        assertThatThrownBy(() -> assertThat(log).notRecorded("order.paid"))
                .hasMessageContaining("#0 order.paid");
        assertThatThrownBy(() -> assertThat(log).recorded("nothing"))
                .hasMessageContaining("nothing");
    }
}
