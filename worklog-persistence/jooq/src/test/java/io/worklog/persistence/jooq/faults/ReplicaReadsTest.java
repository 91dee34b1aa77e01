package io.worklog.persistence.jooq.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.persistence.jooq.schema.WeakSettings;
import io.worklog.routing.ReplicaReads;
import io.worklog.routing.ReplicaSettings;
import io.worklog.spi.LogStore;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testing.SettableClock;
import io.worklog.testkit.FaultyStore;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.DatabaseServer;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reading from a replica that follows by the database's own replication. */
@Timeout(300)
@ExtendWith(ServersExtension.class)
class ReplicaReadsTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final LogId LOG = LogId.of("default");
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int MOST_BEHIND = 50;
    private static final int MANY = 1_000;

    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final MemorySigningKeys keys = MemorySigningKeys.create();
    private final AtomicInteger askedReplica = new AtomicInteger();

    @Test
    void entriesComeFromTheReplicaWhileItFollowsAndOnlyWhatWasSigned(TestServers servers)
            throws Exception {
        try (ReplicaPair pair = ReplicaPair.start(DatabaseKind.MARIADB, servers);
                TestDatabase database = pair.primary().createDatabase();
                HikariDataSource here = Pools.patient(database, pair.primary().address());
                HikariDataSource there = Pools.patient(replicaUrl(pair, database))) {
            JooqLogStore primary = Pools.store(here);
            write(primary, 400);
            pair.catchUp();
            ReplicaReads reads = reads(primary, there);
            assertReads(reads, primary, true);
            lagsThenFollows(pair, reads, primary);
            refusesWhatWasNotSigned(there, reads);
        }
    }

    private static String replicaUrl(ReplicaPair pair, TestDatabase database) {
        DatabaseServer replica = pair.replica();
        return replica.url(database.name(), replica.address(), replica.user(), replica.password());
    }

    private ReplicaReads reads(LogStore primary, HikariDataSource there) {
        // The server refuses writes, which counts as a weakness where somebody means to write.
        FaultyStore replica =
                FaultyStore.over(
                        JooqLogStore.builder(there).weakSettings(WeakSettings.DEGRADE).open());
        replica.before((call, log) -> {
            if (call.equals("read")) {
                askedReplica.incrementAndGet();
            }
        });
        return ReplicaReads.of(
                primary,
                replica,
                new ReplicaSettings(MOST_BEHIND, Duration.ofSeconds(10), LOOK, clock));
    }

    private void write(LogStore primary, int events) {
        try (Worklog log =
                Worklog.builder()
                        .store(FaultyStore.over(primary))
                        .keys(keys)
                        .heartbeatInterval(Duration.ofDays(1))
                        .open()) {
            List<CompletableFuture<Receipt>> all = new ArrayList<>();
            for (int i = 0; i < events; i++) {
                all.add(log.record(PAID).target("o-" + i).commitAsync());
            }
            all.forEach(CompletableFuture::join);
        }
    }

    /** Both give the same, and it is known which of them was asked. */
    private void assertReads(ReplicaReads reads, LogStore primary, boolean fromReplica) {
        clock.advance(LOOK);
        askedReplica.set(0);
        List<LogEntry> wanted = primary.read(LOG, LogIndex.of(0), MANY, Long.MAX_VALUE);
        List<LogEntry> found = reads.store().read(LOG, LogIndex.of(0), MANY, Long.MAX_VALUE);
        assertThat(found.stream().map(LogEntry::sealed))
                .containsExactlyElementsOf(wanted.stream().map(LogEntry::sealed).toList());
        assertThat(reads.store().tile(LOG, 0, 0)).isEqualTo(primary.tile(LOG, 0, 0));
        assertThat(askedReplica.get() > 0).as("the replica was asked").isEqualTo(fromReplica);
    }

    private void lagsThenFollows(ReplicaPair pair, ReplicaReads reads, LogStore primary)
            throws Exception {
        pair.lag();
        write(primary, 10);
        assertReads(reads, primary, true);
        assertThat(reads.head(LOG, TreeSize.of(400)).size()).isEqualTo(TreeSize.of(400));
        assertThat(reads.head(LOG, TreeSize.of(410)).size()).isEqualTo(TreeSize.of(410));
        write(primary, MOST_BEHIND);
        assertReads(reads, primary, false);
        pair.follow();
        pair.catchUp();
        assertReads(reads, primary, true);
        assertThat(reads.head(LOG, TreeSize.of(0)).size()).isEqualTo(TreeSize.of(460));
    }

    /** Somebody writes into the replica, which nothing in the replication notices. */
    private static void refusesWhatWasNotSigned(HikariDataSource there, ReplicaReads reads)
            throws Exception {
        try (Connection connection = there.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE worklog_entry SET sealed = REVERSE(sealed) WHERE idx = 123 AND log_no ="
                            + " (SELECT log_no FROM worklog_log WHERE name = 'default')");
        }
        assertThatThrownBy(() -> reads.store().read(LOG, LogIndex.of(123), 1, Long.MAX_VALUE))
                .isInstanceOfSatisfying(
                        IntegrityException.class, e -> assertThat(e.firstBadIndex()).hasValue(123));
    }
}
