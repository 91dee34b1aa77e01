package io.worklog.testkit.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.Actor;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.memory.MemoryLogStore;
import io.worklog.merkle.Proofs;
import io.worklog.merkle.Rfc6962;
import io.worklog.proof.ProofFile;
import io.worklog.retention.RedactionScope;
import io.worklog.routing.LogPlacements;
import io.worklog.routing.MoveReport;
import io.worklog.routing.Placement;
import io.worklog.routing.Placements;
import io.worklog.routing.ShardRules;
import io.worklog.routing.ShardSettings;
import io.worklog.routing.Sharding;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.LogStore;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.WholeLog;
import io.worklog.verify.LogSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log that changes its store while nodes write to it. */
@Timeout(120)
class MovingTest {
    private static final LogId LOG = LogId.of("default");
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    /** A full check kills at every call, an ordinary one at every fourth. */
    private static final int EVERY = Integer.getInteger("worklog.test.moveKillStride", 4);

    private static final ShardRules TO_A = ShardRules.none().spread(List.of("a"));

    private final MemoryLogStore a = MemoryLogStore.create();
    private final MemoryLogStore b = MemoryLogStore.create();
    private final MemoryLogStore map = MemoryLogStore.create();
    private final MemorySigningKeys keys = MemorySigningKeys.create();

    /** What one node, or one process that is killed, sees. */
    private Sharding node(Hooked calls) {
        Map<String, EndableLogStore> shards = Map.of("a", calls.over(a), "b", calls.over(b));
        Placements placements =
                calls.over((Placements) LogPlacements.in(calls.over(map)), Placements.class);
        return Sharding.open(shards, TO_A, placements, ShardSettings.defaults());
    }

    private Worklog on(Sharding node) {
        return Worklog.builder().store(node.store()).keys(keys).open();
    }

    private static Receipt pay(AuditLog log, String order) {
        return log.record(PAID).target(order).idempotencyKey(order).commit();
    }

    @Test
    void twoNodesWriteOnWhileALogMovesAndNothingIsLostOrDoubled() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Sharding mover = node(Hooked.alive());
        try (Worklog one = on(node(Hooked.alive()));
                Worklog two = on(node(Hooked.alive()));
                ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 300; i++) {
                pay(one, "first-" + i);
            }
            Checkpoint before = Checkpoint.parse(one.seal().text());
            ProofFile proof = one.proof(LogIndex.of(17));
            List<Future<List<Receipt>>> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                String name = "w" + w + "-";
                Worklog node = w % 2 == 0 ? one : two;
                writers.add(pool.submit(() -> writeUntil(stop, node, name)));
            }
            MoveReport report = mover.move(LOG, "b", state -> {});
            assertThat(report.size().value()).isGreaterThanOrEqualTo(300);
            Receipt afterwards = pay(two, "afterwards");
            stop.set(true);
            List<Receipt> receipts = new ArrayList<>(List.of(afterwards));
            for (Future<List<Receipt>> writer : writers) {
                receipts.addAll(writer.get());
            }
            assertThat(b.head(LOG).orElseThrow().size().value()).isEqualTo(300 + receipts.size());
            assertThat(a.head(LOG).orElseThrow().size()).isEqualTo(report.size());
            assertEachIsThereOnce(receipts);
            assertProofsHold(two, before, proof);
        }
        WholeLog.check(b, keys, LOG);
    }

    private static List<Receipt> writeUntil(AtomicBoolean stop, Worklog node, String name) {
        List<Receipt> receipts = new ArrayList<>();
        while (!stop.get()) {
            receipts.add(pay(node, name + receipts.size()));
        }
        return receipts;
    }

    private void assertEachIsThereOnce(List<Receipt> receipts) {
        for (Receipt receipt : receipts) {
            var entry = b.read(LOG, receipt.index(), 1, 1).get(0);
            assertThat(Rfc6962.leaf(entry.sealed())).isEqualTo(receipt.leafHash());
        }
        assertThat(receipts.stream().map(Receipt::index).distinct()).hasSameSizeAs(receipts);
    }

    private void assertProofsHold(Worklog node, Checkpoint before, ProofFile proof) {
        var entry = b.read(LOG, LogIndex.of(17), 1, 1).get(0);
        assertThat(proof.verifies(Rfc6962.leaf(entry.sealed()), keys.history(LOG))).isTrue();
        Checkpoint now = Checkpoint.parse(node.seal().text());
        long size = now.size().value();
        var tiles = LogSources.tiles(LogSources.store(b, LOG), size);
        assertThat(
                        Proofs.consistency(before.size().value(), size, tiles)
                                .verifies(before.root(), now.root()))
                .isTrue();
        assertThat(node.verify().good()).isTrue();
    }

    @Test
    void aMoveThatIsKilledAtAnyCallIsFinishedByAnotherNode() {
        int at = 1;
        while (new MovingTest().moveKilledAt(new Hooked(at, true), at)) {
            new MovingTest().moveKilledAt(new Hooked(at, false), at);
            at += EVERY;
        }
        assertThat(at).isGreaterThan(30);
    }

    private boolean moveKilledAt(Hooked calls, int at) {
        try (Worklog one = on(node(Hooked.alive()));
                Worklog two = on(node(Hooked.alive()))) {
            for (int i = 0; i < 5; i++) {
                one.record(PAID).target("o").actor(Actor.user("alice", "Alice")).commit();
            }
            boolean finished = finishes(calls);
            Sharding other = node(Hooked.alive());
            if (other.placements().get(LOG).phase() != Placement.Phase.SWITCHING) {
                pay(two, "while nobody moves it");
            }
            other.resume(state -> {});
            boolean moved = other.placements().get(LOG).shard().equals("b");
            assertThat(moved || !finished).as("killed at %d", at).isTrue();
            pay(one, "one goes on");
            pay(two, "two goes on");
            one.retention().redact(new RedactionScope.OfActor("alice"), "GDPR 17", Actor.user("o"));
            assertThat(one.verify().good()).isTrue();
            assertThat(two.verify().good()).isTrue();
            List<UUID> ids = WholeLog.check(moved ? b : a, keys, LOG);
            assertThat(ids).hasSizeBetween(8, 9);
            return !finished;
        }
    }

    private boolean finishes(Hooked calls) {
        try {
            node(calls).move(LOG, "b", state -> {});
            return !calls.isDead();
        } catch (StoreUnavailableException killed) {
            return false;
        }
    }

    @Test
    void whatIsErasedAtTheLastMomentIsGoneInTheNewPlaceToo() {
        try (Worklog one = on(node(Hooked.alive()))) {
            for (int i = 0; i < 20; i++) {
                one.record(PAID).target("o").actor(Actor.user("alice", "Alice")).commit();
            }
            AtomicBoolean done = new AtomicBoolean();
            MemoryLogStore atTheLastMoment = a;
            Hooked calls = Hooked.alive();
            EndableLogStore erasing =
                    (EndableLogStore)
                            java.lang.reflect.Proxy.newProxyInstance(
                                    getClass().getClassLoader(),
                                    new Class<?>[] {EndableLogStore.class},
                                    (self, method, arguments) -> {
                                        if (method.getName().equals("end")
                                                && !done.getAndSet(true)) {
                                            one.retention()
                                                    .redact(
                                                            new RedactionScope.OfActor("alice"),
                                                            "GDPR 17",
                                                            Actor.user("o"));
                                        }
                                        return method.invoke(atTheLastMoment, arguments);
                                    });
            Sharding mover =
                    Sharding.open(
                            Map.of("a", erasing, "b", calls.over(b)),
                            TO_A,
                            LogPlacements.in(map),
                            ShardSettings.defaults());
            mover.move(LOG, "b", state -> {});
            assertThat(done).isTrue();
            for (int i = 0; i < 20; i++) {
                assertThat(b.read(LOG, LogIndex.of(i), 1, 1).get(0).privateSide()).isNull();
            }
            assertThat(one.verify().good()).isTrue();
        }
    }

    @Test
    void aMoveCanBeGivenUpWhileItCopiesAndBegunAgain() {
        try (Worklog one = on(node(Hooked.alive()))) {
            pay(one, "o-1");
            int at = 1;
            while (node(Hooked.alive()).placements().get(LOG).phase() != Placement.Phase.COPYING) {
                finishes(new Hooked(at++, true));
            }
            Sharding node = node(Hooked.alive());
            node.cancel(LOG);
            assertThatThrownBy(() -> node.cancel(LOG)).isInstanceOf(IllegalStateException.class);
            assertThat(node.placements().get(LOG).shard()).isEqualTo("a");
            pay(one, "o-2");
            assertThat(node.move(LOG, "b", state -> {}).to()).isEqualTo("b");
            pay(one, "o-3");
            one.seal();
            assertThat(WholeLog.check(b, keys, LOG)).hasSize(3);
            assertThatThrownBy(() -> node.move(LOG, "a", state -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("remove it");
        }
    }

    @Test
    void nobodyWritesToTheOldPlaceAgain() {
        try (Worklog stale = on(node(Hooked.alive()))) {
            pay(stale, "o-1");
            node(Hooked.alive()).move(LOG, "b", state -> {});
            long left = a.head(LOG).orElseThrow().size().value();
            LogStore seenByStale = node(Hooked.alive()).store();
            assertThat(pay(stale, "o-2").index()).isEqualTo(LogIndex.of(1));
            assertThat(a.head(LOG).orElseThrow().size().value()).isEqualTo(left);
            assertThat(seenByStale.head(LOG).orElseThrow().size().value()).isEqualTo(2);
            assertThat(seenByStale.logs()).contains(LOG).doesNotHaveDuplicates();
        }
    }
}
