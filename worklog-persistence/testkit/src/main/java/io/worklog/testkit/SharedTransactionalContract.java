package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.spi.Moved;
import io.worklog.spi.OutboxPass;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The exam of an outbox in a database that several processes write to at once. */
public abstract class SharedTransactionalContract extends TransactionalContract {
    @Test
    void anEventThatBecomesVisibleLateIsMovedToo() throws SQLException {
        try (TransactionalNode node = node("a");
                Connection slow = node.begin()) {
            node.pay(slow, "began-first");
            node.pay("committed-first");
            awaitEmpty();
            assertThat(paid()).containsExactly("committed-first");
            slow.commit();
            awaitEmpty();
        }
        assertThat(paid()).containsExactly("committed-first", "began-first");
    }

    /** While one node moves a stream no other is given it. */
    @Test
    void aStreamIsMovedByOneNodeAtATime() throws Exception {
        CountDownLatch moving = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        try (TransactionalNode first = node("a");
                TransactionalNode second = node("other")) {
            first.outbox()
                    .beforeMove((log, rows) -> {
                        if (rows.get(0).source().equals("a")) {
                            moving.countDown();
                            await(looked);
                        }
                    });
            second.outbox()
                    .beforeMove((log, rows) -> {
                        if (rows.get(0).source().equals("a") && looked.getCount() > 0) {
                            throw new IllegalStateException("left to the first");
                        }
                    });
            first.pay("1");
            await(moving);
            List<String> handed = new ArrayList<>();
            OutboxPass pass = look(second, handed);
            assertThat(handed).isEmpty();
            assertThat(pass.moved()).isZero();
            looked.countDown();
            second.pay("2");
            awaitEmpty();
        }
        assertThat(paid()).containsExactlyInAnyOrder("1", "2");
    }

    private static OutboxPass look(TransactionalNode node, List<String> handed) {
        return node.outbox()
                .real()
                .relay(
                        10,
                        (log, rows) -> {
                            handed.add(rows.get(0).source());
                            return rows.stream().map(row -> Moved.later()).toList();
                        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
