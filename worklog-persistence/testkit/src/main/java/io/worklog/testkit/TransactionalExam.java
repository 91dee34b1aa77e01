package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.codec.EventCodec;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.outbox.BoundTransactions;
import io.worklog.spi.LogStore;
import io.worklog.spi.Outbox;
import io.worklog.spi.OutboxCounts;
import io.worklog.verify.VerifyReport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * What the tests of transactional delivery work with. After each of them the log is verified in
 * full, the outbox is empty, and what the log says was paid is what the database says was paid.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
abstract class TransactionalExam {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final List<TransactionalNode> nodes = new ArrayList<>();
    private TransactionalPlace place;
    private LogStore store;
    private Outbox outbox;
    private int tests;
    private boolean exact;

    /** A new and empty place for the tests of this class. */
    protected abstract TransactionalPlace place();

    @BeforeAll
    void openPlace() throws SQLException {
        place = place();
        store = place.openStore();
        outbox = place.outbox(place.source(), BoundTransactions.create());
        execute("CREATE TABLE orders (id VARCHAR(64) NOT NULL PRIMARY KEY)");
    }

    @AfterAll
    void closePlace() {
        store.close();
        place.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        tests++;
        exact = true;
        execute("DELETE FROM orders");
    }

    /** Everything moved and closed: the log is whole, signed, and says what the database says. */
    @AfterEach
    void check() throws SQLException {
        closeNodes();
        if (outbox.counts().waiting() > 0) {
            node("last");
            awaitEmpty();
        }
        assertThat(outbox.counts()).isEqualTo(OutboxCounts.NONE);
        closeNodes();
        if (exact) {
            assertThat(paid()).hasSameElementsAs(orders()).doesNotHaveDuplicates();
        }
        if (store.head(log()).isPresent()) {
            WholeLog.check(store, place.keys(), log());
            verify();
        }
    }

    private void verify() {
        try (Worklog worklog =
                Worklog.builder()
                        .store(FaultyStore.over(store))
                        .keys(place.keys())
                        .defaultLog(log().value())
                        .readOnly()
                        .open()) {
            VerifyReport report = worklog.verify();
            assertThat(report.faults()).isEmpty();
            assertThat(report.good()).isTrue();
        }
    }

    final void closeNodes() {
        nodes.forEach(TransactionalNode::close);
        nodes.clear();
    }

    /** What was paid differs from what is in the log, for reasons that the test has checked. */
    final void notExact() {
        exact = false;
    }

    final TransactionalPlace here() {
        return place;
    }

    /** The place's outbox, that no node relays. */
    final Outbox outbox() {
        return outbox;
    }

    final LogId log() {
        return LogId.of("log-" + tests);
    }

    /** A node; closed after the test. */
    final TransactionalNode node(String name) {
        return node(name, place.source());
    }

    final TransactionalNode node(String name, DataSource relaySource) {
        FaultyStore way = FaultyStore.over(store);
        TransactionalNode node =
                TransactionalNode.start(place, way, name, log().value(), relaySource);
        nodes.add(node);
        return node;
    }

    /** Closes the store for as long as another process has it. */
    final void lendStore(Lending work) throws Exception {
        closeNodes();
        store.close();
        try {
            work.run();
        } finally {
            store = place.openStore();
        }
    }

    /** Something done while the store is closed here. */
    interface Lending {
        void run() throws Exception;
    }

    final void execute(String sql) throws SQLException {
        try (Connection connection = place.source().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute(sql);
        }
    }

    /** Ids of orders that were paid, as the database says. */
    final List<String> orders() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = place.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM orders")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return new ArrayList<>(new TreeSet<>(ids));
    }

    /** Ids of orders that were paid, as the log says, in its order. */
    final List<String> paid() {
        return events().stream()
                .filter(event -> event.type().name().startsWith("order."))
                .map(event -> event.targets().get(0).id())
                .toList();
    }

    final List<AuditEvent> events() {
        if (store.head(log()).isEmpty()) {
            return List.of();
        }
        List<AuditEvent> events = new ArrayList<>();
        for (LogEntry entry : WholeLog.entries(store, log())) {
            events.add(EventCodec.decode(entry.sealed(), entry.privateSide()).event());
        }
        return events;
    }

    /** Waits until no committed event waits any more. */
    final void awaitEmpty() {
        await(() -> outbox.counts().waiting() == 0);
    }

    static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new AssertionError("waited in vain");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
