package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.WorklogTypes;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.AuditEvent;
import io.worklog.merkle.Hash;
import io.worklog.spi.Moved;
import io.worklog.spi.NewEntry;
import io.worklog.spi.OutboxEntry;
import io.worklog.spi.RefusedEntry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The exam of an outbox: an event exists if and only if the host's transaction committed, and gets
 * into the log once, in the order of its source, whatever dies on the way. Extend it, or {@link
 * SharedTransactionalContract} where several processes can use the database at once.
 */
public abstract class TransactionalContract extends HostTransactionContract {
    private static final int KILLS = Integer.getInteger("worklog.test.kills", 1);
    private static final int CALLERS = 4;
    private static final int ORDERS = 15;

    @Test
    void aRelayThatDiesAfterTheAppendMovesNothingTwice() throws SQLException {
        try (TransactionalNode node = node("a")) {
            AtomicBoolean died = new AtomicBoolean();
            node.outbox()
                    .afterMove((log, rows) -> {
                        if (died.compareAndSet(false, true)) {
                            throw new IllegalStateException("died after the append");
                        }
                    });
            node.pay("1");
            await(died::get);
            node.pay("2");
            awaitEmpty();
        }
        assertThat(paid()).containsExactly("1", "2");
    }

    @Test
    void aRelayThatDiesBeforeTheAppendLosesNothing() throws SQLException {
        try (TransactionalNode node = node("a")) {
            AtomicBoolean died = new AtomicBoolean();
            node.outbox()
                    .beforeMove((log, rows) -> {
                        if (died.compareAndSet(false, true)) {
                            throw new IllegalStateException("died before the append");
                        }
                    });
            node.pay("1");
            await(died::get);
            awaitEmpty();
        }
        assertThat(paid()).containsExactly("1");
    }

    @Test
    void anAnswerOfTheStoreThatIsLostDoublesNothing() throws SQLException {
        try (TransactionalNode node = node("a")) {
            AtomicBoolean lost = new AtomicBoolean();
            node.store()
                    .after((call, log) -> {
                        if (call.equals("append")
                                && log().equals(log)
                                && lost.compareAndSet(false, true)) {
                            throw new StoreUnavailableException("answer lost");
                        }
                    });
            node.pay("1");
            await(lost::get);
            node.pay("2");
            awaitEmpty();
        }
        assertThat(paid()).containsExactly("1", "2");
    }

    @Test
    void whileTheStoreIsAwayRowsWaitAndKeepTheirOrder() throws SQLException {
        List<String> orders = new ArrayList<>();
        try (TransactionalNode node = node("a")) {
            node.pay("first");
            awaitEmpty();
            AtomicBoolean away = new AtomicBoolean(true);
            node.store()
                    .before((call, log) -> {
                        if (away.get() && log().equals(log)) {
                            throw new StoreUnavailableException("away");
                        }
                    });
            orders.add("first");
            for (int i = 0; i < 20; i++) {
                node.pay("order-" + i);
                orders.add("order-" + i);
            }
            await(() -> node.relay().status().problem() != null);
            await(() -> node.relay().status().waiting() == 20);
            assertThat(node.outbox().counts().waiting()).isEqualTo(20);
            assertThat(node.relay().status().lag()).isPositive();
            assertThat(node.worklog().health().healthy()).isFalse();
            away.set(false);
            awaitEmpty();
            await(() -> node.relay().status().problem() == null);
            await(() -> node.relay().status().lag().isZero());
            assertThat(node.worklog().health().relay()).isEqualTo(node.relay().status());
        }
        assertThat(paid()).isEqualTo(orders);
    }

    /** Each append to the log fails every other time, so that batches are cut in any place. */
    @Test
    void noEventOvertakesOneThatFailed() throws SQLException {
        List<String> orders = new ArrayList<>();
        try (TransactionalNode node = node("a")) {
            Random random = new Random(5);
            node.store()
                    .before((call, log) -> {
                        if (call.equals("append") && log().equals(log) && random.nextInt(3) == 0) {
                            throw new StoreUnavailableException("once in a while");
                        }
                    });
            for (int i = 0; i < 60; i++) {
                node.pay("order-" + i);
                orders.add("order-" + i);
            }
            awaitEmpty();
        }
        assertThat(paid()).isEqualTo(orders);
    }

    @Test
    void twoNodesMoveEachEventOnceAndInTheOrderOfItsSource() throws Exception {
        try (TransactionalNode first = node("a");
                TransactionalNode second = node("b")) {
            List<Thread> callers = new ArrayList<>();
            List<Throwable> failures = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                TransactionalNode node = i % 2 == 0 ? first : second;
                callers.add(caller(node, i, failures));
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(failures).isEmpty();
            awaitEmpty();
        }
        assertThat(paid()).hasSizeGreaterThan(CALLERS * ORDERS / 2);
        requireOrder();
    }

    private Thread caller(TransactionalNode node, int number, List<Throwable> failures) {
        return Thread.ofPlatform()
                .start(() -> {
                    try {
                        payAll(node, number, new Random(number));
                    } catch (SQLException | RuntimeException | Error e) {
                        synchronized (failures) {
                            failures.add(e);
                        }
                    }
                });
    }

    private static void payAll(TransactionalNode node, int caller, Random random)
            throws SQLException {
        for (int i = 0; i < ORDERS; i++) {
            try (Connection connection = node.begin()) {
                node.pay(connection, caller + "-" + i);
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        }
    }

    /** A caller's transactions follow each other, and so do their events. */
    private void requireOrder() {
        Map<String, Integer> last = new HashMap<>();
        for (String order : paid()) {
            String[] parts = order.split("-", -1);
            Integer before = last.put(parts[0], Integer.valueOf(parts[1]));
            assertThat(before == null ? -1 : before).isLessThan(Integer.parseInt(parts[1]));
        }
    }

    @Test
    void oneKeyIsOneEventHoweverOftenItIsCommitted() throws SQLException {
        notExact();
        try (TransactionalNode node = node("a")) {
            node.pay("1", "k", order -> "the same");
            node.pay("2", "k", order -> "the same");
            awaitEmpty();
            node.pay("3", "k", order -> "the same");
            awaitEmpty();
            assertThat(node.relay().status().refused()).isZero();
        }
        assertThat(paid()).containsExactly("keyed-k");
    }

    @Test
    void aKeyThatWasUsedForOtherContentIsSetAsideAndGivenUpByAnEvent() throws SQLException {
        notExact();
        try (TransactionalNode node = node("a")) {
            RefusedEntry refused = refuseOne(node);
            UUID id = refused.entry().eventId();
            assertThat(refused.reason()).contains("other content").doesNotContain("reason-2");
            assertThat(node.worklog().health().healthy()).isFalse();
            node.pay("3");
            awaitEmpty();
            assertThat(node.relay().retry(id)).isTrue();
            await(() -> node.relay().refused(10).size() == 1);
            assertThat(node.relay().discard(id, "was paid by hand")).isTrue();
            assertThat(node.relay().discard(id, "again")).isFalse();
            assertThat(node.relay().retry(id)).isFalse();
            await(() -> node.worklog().health().healthy());
            AuditEvent last = events().get(events().size() - 1);
            assertThat(last.type()).isEqualTo(WorklogTypes.OUTBOX_DISCARDED.ref());
            assertThat(last.targets().get(0).id()).isEqualTo(id.toString());
            assertThat(last.reason()).isEqualTo("was paid by hand");
        }
        assertThat(paid()).containsExactly("keyed-k", "3");
    }

    private RefusedEntry refuseOne(TransactionalNode node) throws SQLException {
        UnaryOperator<String> reason = order -> "reason-" + order;
        node.pay("1", "k", reason);
        node.pay("2", "k", reason);
        awaitEmpty();
        await(() -> node.relay().status().refused() == 1);
        assertThat(node.relay().status().waiting()).isZero();
        List<RefusedEntry> all = node.relay().refused(10);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    /** Who can write into the table can put anything there; what is not as recorded stays out. */
    @Test
    void aRowThatIsNotAsItWasRecordedIsSetAside() throws SQLException {
        try (TransactionalNode node = node("a")) {
            byte[] junk = "{\"no\":\"event\"}".getBytes(StandardCharsets.UTF_8);
            UUID id = UUID.randomUUID();
            node.pay("1");
            try (Connection connection = node.begin()) {
                NewEntry entry = new NewEntry(junk, null, Hash.of(new byte[32]), "k");
                OutboxEntry row = new OutboxEntry(log(), "a", id, entry, Instant.EPOCH);
                node.transactions()
                        .within(
                                connection,
                                () -> {
                                    node.outbox().add(row, false);
                                    return id;
                                });
                connection.commit();
            }
            node.pay("2");
            awaitEmpty();
            assertThat(node.outbox().refused(id)).isPresent();
            assertThat(node.outbox().discard(id)).isTrue();
        }
        assertThat(paid()).containsExactly("1", "2");
    }

    @Test
    void theFirstRowsAreHandedOverInOrderAndStayUntilTheyAreMoved() throws SQLException {
        List<List<UUID>> handed = new ArrayList<>();
        try (TransactionalNode node = node("a")) {
            node.store()
                    .before((call, log) -> {
                        if (call.equals("append") && log().equals(log)) {
                            throw new StoreUnavailableException("away");
                        }
                    });
            for (int i = 0; i < 5; i++) {
                node.pay("order-" + i);
            }
            awaitHanded(handed);
            assertThat(handed.get(0)).hasSize(3).isEqualTo(handed.get(1));
            assertThat(node.outbox().counts().waiting()).isEqualTo(5);
            node.store().before((call, log) -> {});
            awaitEmpty();
            List<UUID> inLog = events().stream().map(AuditEvent::id).toList();
            assertThat(inLog.subList(0, 3)).isEqualTo(handed.get(0));
        }
    }

    /** Relays twice by hand; a stream that the node holds at that moment is tried again. */
    private void awaitHanded(List<List<UUID>> handed) {
        await(() -> {
            outbox().relay(
                            3,
                            (log, rows) -> {
                                handed.add(rows.stream().map(OutboxEntry::eventId).toList());
                                return rows.stream().map(row -> Moved.later()).toList();
                            });
            return handed.size() >= 2;
        });
    }

    /**
     * Kills a process in the middle of its transactions and of its relay; {@code
     * -Dworklog.test.kills=50} for the long run.
     */
    @Test
    void whatAKilledProcessCommittedIsInTheLogOnce() throws Exception {
        Random random = new Random(11);
        for (int kill = 0; kill < KILLS; kill++) {
            int lines = 1 + random.nextInt(60);
            List<String> committed = new ArrayList<>();
            lendStore(() ->
                    committed.addAll(
                            TransactionalChild.startAndKill(here().child(), log().value(), lines)));
            try (TransactionalNode node = node("parent")) {
                awaitEmpty();
            }
            assertThat(paid()).containsAll(committed).doesNotHaveDuplicates();
            assertThat(paid()).hasSameElementsAs(orders());
            requireOrder();
        }
    }

    @Test
    void closingMovesWhatIsCommitted() throws SQLException {
        TransactionalNode node = node("a");
        for (int i = 0; i < 30; i++) {
            node.pay("order-" + i);
        }
        node.close();
        assertThat(paid()).hasSize(30);
        assertThat(node.relay().status().lag()).isGreaterThanOrEqualTo(Duration.ZERO);
    }
}
