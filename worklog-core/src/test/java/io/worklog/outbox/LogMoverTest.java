package io.worklog.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.EventType;
import io.worklog.codec.EncodedEvent;
import io.worklog.codec.EventCodec;
import io.worklog.error.IntegrityException;
import io.worklog.error.RejectedEventException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Provenance;
import io.worklog.event.Verb;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.sequence.Outcome;
import io.worklog.sequence.Placed;
import io.worklog.sequence.Submission;
import io.worklog.spi.LogEndedException;
import io.worklog.spi.Moved;
import io.worklog.spi.Moved.Fate;
import io.worklog.spi.NewEntry;
import io.worklog.spi.OutboxEntry;
import io.worklog.spi.RefusedEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LogMoverTest {
    private static final LogId LOG = LogId.of("orders");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final Host host = new Host();
    private final LogMover mover = new LogMover(host, nanos::get);

    /** A log whose answers a test gives. */
    private static final class Host implements RelayHost {
        private final List<UUID> appended = new ArrayList<>();
        private final List<UUID> refused = new ArrayList<>();
        private Function<Submission, Outcome> answer =
                what ->
                        new Outcome(
                                new Placed(what.eventId(), LogIndex.of(0), what.entry().leafHash()),
                                null);
        private boolean pruned;

        @Override
        public List<Outcome> append(LogId log, List<Submission> inOrder) {
            inOrder.forEach(what -> appended.add(what.eventId()));
            return inOrder.stream().map(answer).toList();
        }

        void fail(RuntimeException failure) {
            answer = what -> new Outcome(null, failure);
        }

        @Override
        public boolean pruned(LogId log, String key) {
            return pruned;
        }

        @Override
        public boolean reserved(String type) {
            return type.equals("worklog.pruned");
        }

        @Override
        public void refused(LogId log, UUID eventId) {
            refused.add(eventId);
        }

        @Override
        public void discarding(RefusedEntry entry, String reason) {
            throw new AssertionError("nobody discards");
        }
    }

    private static OutboxEntry row(String type, LogId in, String source, String key) {
        UUID id = UUID.randomUUID();
        EventType<Object> kind = EventType.named(type);
        AuditEvent event =
                AuditEvent.builder(kind.ref())
                        .id(id)
                        .actor(Actor.system())
                        .verb(Verb.CREATE)
                        .target("order", "1")
                        .recordedAt(NOW)
                        .idempotencyKey(key)
                        .provenance(new Provenance(in.value(), source, 0))
                        .build();
        EncodedEvent bytes = new EventCodec(new Random(1)).encode(event, kind.fields());
        Hash leaf = Rfc6962.leaf(bytes.sealed());
        NewEntry entry =
                new NewEntry(bytes.sealed(), bytes.privateSide(), leaf, OutboxKeys.of(id, key));
        return new OutboxEntry(LOG, "node", id, entry, NOW);
    }

    private static OutboxEntry row() {
        return row("order.paid", LOG, "node", null);
    }

    private List<Fate> fates(OutboxEntry... rows) {
        return mover.move(LOG, List.of(rows)).stream().map(Moved::fate).toList();
    }

    @Test
    void soundRowsAreHandedOverInOrder() {
        OutboxEntry first = row();
        OutboxEntry second = row();
        assertThat(fates(first, second)).containsExactly(Fate.IN_LOG, Fate.IN_LOG);
        assertThat(host.appended).containsExactly(first.eventId(), second.eventId());
        assertThat(mover.problem()).isEmpty();
    }

    @Test
    void rowsThatContradictTheirEventAreRefusedAndTheOthersGoOn() {
        OutboxEntry good = row();
        OutboxEntry otherLog = row("order.paid", LogId.of("other"), "node", null);
        OutboxEntry otherSource = row("order.paid", LOG, "elsewhere", null);
        OutboxEntry own = row("worklog.pruned", LOG, "node", null);
        OutboxEntry keyed = row("order.paid", LOG, "node", "k");
        NewEntry changed =
                new NewEntry(keyed.entry().sealed(), null, keyed.entry().leafHash(), "another-key");
        OutboxEntry otherKey = new OutboxEntry(LOG, "node", keyed.eventId(), changed, NOW);
        OutboxEntry otherId = new OutboxEntry(LOG, "node", UUID.randomUUID(), good.entry(), NOW);
        assertThat(fates(otherLog, otherSource, own, otherKey, otherId, good))
                .containsExactly(
                        Fate.REFUSED,
                        Fate.REFUSED,
                        Fate.REFUSED,
                        Fate.REFUSED,
                        Fate.REFUSED,
                        Fate.IN_LOG);
        assertThat(host.appended).containsExactly(good.eventId());
        assertThat(host.refused).hasSize(5).doesNotContain(good.eventId());
    }

    @Test
    void whatTheLogRefusesOrCannotTakeAnyMoreIsSetAside() {
        host.fail(new RejectedEventException("event", List.of()));
        assertThat(fates(row("order.paid", LOG, "node", "k"))).containsExactly(Fate.REFUSED);
        host.fail(new StoreUnavailableException("wrapped", new LogEndedException(LOG, "moved")));
        assertThat(fates(row())).containsExactly(Fate.REFUSED);
        assertThat(mover.problem()).isEmpty();
    }

    @Test
    void anEventThatWasMovedAndPrunedSinceIsInTheLog() {
        host.pruned = true;
        host.fail(new RejectedEventException("event", List.of()));
        assertThat(fates(row())).containsExactly(Fate.IN_LOG);
        assertThat(fates(row("order.paid", LOG, "node", "k"))).containsExactly(Fate.REFUSED);
    }

    @Test
    void aLogThatFailsIsLeftAloneForLongerAndLonger() {
        host.fail(new IntegrityException("damaged"));
        assertThat(fates(row())).containsExactly(Fate.LATER);
        assertThat(mover.problem().orElseThrow()).contains("orders").contains("damaged");
        assertThat(fates(row())).containsExactly(Fate.LATER);
        assertThat(host.appended).hasSize(1);
        nanos.addAndGet(Duration.ofMillis(101).toNanos());
        assertThat(fates(row())).containsExactly(Fate.LATER);
        assertThat(host.appended).hasSize(2);
        nanos.addAndGet(Duration.ofMillis(101).toNanos());
        assertThat(fates(row())).containsExactly(Fate.LATER);
        assertThat(host.appended).hasSize(2);
        host.answer = new Host().answer;
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(fates(row())).containsExactly(Fate.IN_LOG);
        assertThat(mover.problem()).isEmpty();
    }
}
