package io.worklog.persistence.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Proofs;
import io.worklog.merkle.Rfc6962;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.proof.ProofFile;
import io.worklog.routing.LogPlacements;
import io.worklog.routing.MoveReport;
import io.worklog.routing.Placements;
import io.worklog.routing.ShardRules;
import io.worklog.routing.ShardSettings;
import io.worklog.routing.Sharding;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.WholeLog;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import io.worklog.verify.LogSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A log moves between databases while two nodes write to it. */
@Timeout(120)
@ExtendWith(ServersExtension.class)
class SqlShardsTest {
    private static final LogId LOG = LogId.of("default");
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final TableNames NAMES = TableNames.defaults();
    private static final int FIRST = 300;
    private static final int CALLERS = 2;

    private final MemorySigningKeys keys = MemorySigningKeys.create();

    /** One pool for both: a statement names the schema of its tables. */
    @Test
    void betweenTwoSchemasOfOneServer(TestServers servers) throws Exception {
        try (TestDatabase one = servers.mariadb().createDatabase();
                TestDatabase two = servers.mariadb().createDatabase();
                HikariDataSource pool = pool(one.url())) {
            moves(
                    new Shard(pool, NAMES.inSchema(one.name())),
                    new Shard(pool, NAMES.inSchema(two.name())));
        }
    }

    @Test
    void betweenServersOfTwoKinds(TestServers servers) throws Exception {
        try (TestDatabase one = servers.mariadb().createDatabase();
                TestDatabase two = servers.database(DatabaseKind.POSTGRESQL).createDatabase();
                HikariDataSource here = pool(one.url());
                HikariDataSource there = pool(two.url())) {
            moves(new Shard(here, NAMES), new Shard(there, NAMES));
        }
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }

    private record Shard(HikariDataSource pool, TableNames names) {
        JooqLogStore open() {
            return JooqLogStore.builder(pool).tables(names).schema(SchemaMode.INSTALL).open();
        }

        /** Beside the shard's own tables, in the same schema. */
        Placements placements() {
            return LogPlacements.in(
                    JooqLogStore.builder(pool)
                            .tables(names.withPrefix("placement_"))
                            .schema(SchemaMode.INSTALL)
                            .open());
        }
    }

    private static Sharding node(Shard from, Shard to) {
        return Sharding.open(
                Map.of("from", from.open(), "to", to.open()),
                ShardRules.none().spread(List.of("from")),
                from.placements(),
                ShardSettings.defaults());
    }

    private Worklog on(Sharding node) {
        return Worklog.builder().store(node.store()).keys(keys).open();
    }

    private void moves(Shard from, Shard to) throws Exception {
        try (JooqLogStore left = from.open();
                JooqLogStore arrived = to.open();
                Worklog one = on(node(from, to));
                Worklog two = on(node(from, to));
                Load load = new Load(one, two)) {
            fill(one);
            Checkpoint before = Checkpoint.parse(one.seal().text());
            ProofFile proof = one.proof(LogIndex.of(17));
            load.start();
            MoveReport report = node(from, to).move(LOG, "to", state -> {});
            List<Receipt> receipts = load.end();

            assertThat(report.size().value()).isGreaterThanOrEqualTo(FIRST + 2 * CALLERS);
            assertThat(left.head(LOG).orElseThrow().size()).isEqualTo(report.size());
            assertThat(left.ended(LOG)).contains("moved to shard to");
            assertEachIsThereOnce(arrived, receipts);
            assertProofsHold(arrived, two, before, proof);
        }
        try (JooqLogStore arrived = to.open()) {
            WholeLog.check(arrived, keys, LOG);
        }
    }

    private static void fill(AuditLog log) {
        List<CompletableFuture<Receipt>> all = new ArrayList<>();
        for (int i = 0; i < FIRST; i++) {
            all.add(log.record(PAID).target("first-" + i).commitAsync());
        }
        all.forEach(CompletableFuture::join);
    }

    private static void assertEachIsThereOnce(JooqLogStore arrived, List<Receipt> receipts) {
        assertThat(arrived.head(LOG).orElseThrow().size().value())
                .isEqualTo(FIRST + receipts.size());
        assertThat(receipts.stream().map(Receipt::index).distinct()).hasSameSizeAs(receipts);
        for (Receipt receipt : receipts) {
            LogEntry entry = arrived.read(LOG, receipt.index(), 1, 1).get(0);
            assertThat(Rfc6962.leaf(entry.sealed())).isEqualTo(receipt.leafHash());
        }
    }

    private void assertProofsHold(
            JooqLogStore arrived, Worklog node, Checkpoint before, ProofFile proof) {
        LogEntry entry = arrived.read(LOG, LogIndex.of(17), 1, 1).get(0);
        assertThat(proof.verifies(Rfc6962.leaf(entry.sealed()), keys.history(LOG))).isTrue();
        assertThat(
                        node.proof(LogIndex.of(17))
                                .verifies(Rfc6962.leaf(entry.sealed()), keys.history(LOG)))
                .isTrue();
        Checkpoint now = Checkpoint.parse(node.seal().text());
        long size = now.size().value();
        var tiles = LogSources.tiles(LogSources.store(arrived, LOG), size);
        assertThat(
                        Proofs.consistency(before.size().value(), size, tiles)
                                .verifies(before.root(), now.root()))
                .isTrue();
        assertThat(node.verify().good()).isTrue();
    }

    /** Callers of both nodes that write before, during and after the move. */
    private static final class Load implements AutoCloseable {
        private static final int AFTER = 5;

        private final List<Worklog> nodes;
        private final AtomicBoolean moved = new AtomicBoolean();
        private final CountDownLatch writing = new CountDownLatch(2 * CALLERS);
        private final ExecutorService callers = Executors.newFixedThreadPool(2 * CALLERS);
        private final List<Future<List<Receipt>>> running = new ArrayList<>();

        Load(Worklog... nodes) {
            this.nodes = List.of(nodes);
        }

        /** Returns when each of them has written. */
        void start() throws InterruptedException {
            for (Worklog node : nodes) {
                for (int caller = 0; caller < CALLERS; caller++) {
                    running.add(callers.submit(() -> write(node)));
                }
            }
            writing.await();
        }

        private List<Receipt> write(Worklog node) {
            List<Receipt> receipts = new ArrayList<>();
            receipts.add(node.record(PAID).target("before").commit());
            writing.countDown();
            while (!moved.get()) {
                receipts.add(node.record(PAID).target("meanwhile").commit());
            }
            for (int i = 0; i < AFTER; i++) {
                receipts.add(node.record(PAID).target("afterwards").commit());
            }
            return receipts;
        }

        List<Receipt> end() throws Exception {
            moved.set(true);
            List<Receipt> receipts = new ArrayList<>();
            for (Future<List<Receipt>> caller : running) {
                receipts.addAll(caller.get());
            }
            return receipts;
        }

        @Override
        public void close() {
            moved.set(true);
            callers.shutdown();
        }
    }
}
