package io.worklog.testkit.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.Actor;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.memory.MemoryLogStore;
import io.worklog.retention.RedactionScope;
import io.worklog.routing.ReplicaReads;
import io.worklog.routing.ReplicaSettings;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.LogStore;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testing.SettableClock;
import io.worklog.testkit.FaultyMemoryStore;
import io.worklog.testkit.FaultyStore;
import io.worklog.transfer.LogCopy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two heap stores, one of which follows the other when the test says so, as a replica does. */
class ReplicaReadsTest {
    private static final LogId LOG = LogId.of("default");
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final long ALL = Long.MAX_VALUE;

    private final MemoryLogStore primary = MemoryLogStore.create();
    private final MemoryLogStore copy = MemoryLogStore.create();
    private final FaultyStore replica = FaultyStore.over(copy);
    private final AtomicInteger askedReplica = new AtomicInteger();
    private final MemorySigningKeys keys = MemorySigningKeys.create();
    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final ReplicaReads reads =
            ReplicaReads.of(
                    primary,
                    replica,
                    new ReplicaSettings(100, Duration.ofSeconds(10), Duration.ofSeconds(1), clock));
    private final LogStore both = reads.store();

    @BeforeEach
    void countReads() {
        replica.before((call, log) -> {
            if (call.equals("read")) {
                askedReplica.incrementAndGet();
            }
        });
    }

    private void write(int events) {
        try (Worklog log = Worklog.builder().store(keptOpen()).keys(keys).open()) {
            for (int i = 0; i < events; i++) {
                log.record(PAID)
                        .target("o-" + i)
                        .actor(Actor.user("u-" + i % 3, "Name " + i % 3))
                        .commit();
            }
        }
    }

    private LogStore keptOpen() {
        return Hooked.alive().over((LogStore) primary);
    }

    private void follow() {
        LogCopy following = LogCopy.open(primary, copy, LOG, state -> {}, clock);
        following.advance();
        following.checkpoint();
        clock.advance(Duration.ofSeconds(2));
    }

    private void assertReadsEverything() {
        long size = primary.head(LOG).orElseThrow().size().value();
        for (long from = 0; from < size; from += 37) {
            List<LogEntry> wanted = primary.read(LOG, LogIndex.of(from), 50, 9_000);
            List<LogEntry> found = both.read(LOG, LogIndex.of(from), 50, 9_000);
            assertThat(found).hasSameSizeAs(wanted);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).index()).isEqualTo(wanted.get(i).index());
                assertThat(found.get(i).sealed()).isEqualTo(wanted.get(i).sealed());
            }
        }
        for (long tile = 0; tile <= size / 256; tile++) {
            assertThat(both.tile(LOG, 0, tile)).isEqualTo(primary.tile(LOG, 0, tile));
        }
    }

    @Test
    void entriesComeFromAReplicaThatFollowsAndAreNeverFewerThanThePrimaryHas() {
        write(700);
        follow();
        assertReadsEverything();
        assertThat(askedReplica.get()).isGreaterThan(10);
        write(60);
        clock.advance(Duration.ofSeconds(2));
        assertReadsEverything();
        assertThat(both.head(LOG)).isEqualTo(primary.head(LOG));
    }

    @Test
    void aReplicaThatLagsTooFarIsNotAsked() {
        write(300);
        follow();
        assertReadsEverything();
        write(101);
        clock.advance(Duration.ofSeconds(2));
        askedReplica.set(0);
        assertReadsEverything();
        assertThat(askedReplica).hasValue(0);
        follow();
        assertReadsEverything();
        assertThat(askedReplica.get()).isPositive();

        write(1);
        clock.advance(Duration.ofSeconds(2));
        assertReadsEverything();
        clock.advance(Duration.ofSeconds(11));
        askedReplica.set(0);
        assertReadsEverything();
        assertThat(askedReplica).hasValue(0);
    }

    @Test
    void aReaderNeverSeesLessThanItHasSeen() {
        write(300);
        follow();
        assertThat(reads.head(LOG, TreeSize.of(0)).size()).isEqualTo(TreeSize.of(300));
        write(5);
        clock.advance(Duration.ofSeconds(2));
        assertThat(reads.head(LOG, TreeSize.of(200)).size()).isEqualTo(TreeSize.of(300));
        assertThat(reads.head(LOG, TreeSize.of(303)).size()).isEqualTo(TreeSize.of(305));
        assertThat(both.read(LOG, LogIndex.of(302), 10, ALL)).hasSize(3);
    }

    @Test
    void aReplicaThatFailsIsPassedOverUntilItIsBack() {
        write(300);
        follow();
        replica.before((call, log) -> {
            throw new StoreUnavailableException("the replica is away");
        });
        assertReadsEverything();
        clock.advance(Duration.ofSeconds(2));
        assertReadsEverything();
        countReads();
        clock.advance(Duration.ofSeconds(2));
        assertReadsEverything();
        assertThat(askedReplica.get()).isPositive();
    }

    @Test
    void whatThePrimaryNeverSignedIsNeverServed() {
        write(600);
        follow();
        assertThat(both.read(LOG, LogIndex.of(40), 1, ALL)).hasSize(1);
        replica.reading((log, entries) -> entries.stream().map(ReplicaReadsTest::changed).toList());
        assertThatThrownBy(() -> both.read(LOG, LogIndex.of(40), 1, ALL))
                .isInstanceOfSatisfying(
                        IntegrityException.class, e -> assertThat(e.firstBadIndex()).hasValue(40));
        replica.reading((log, entries) -> entries);
        assertThat(both.read(LOG, LogIndex.of(40), 1, ALL)).hasSize(1);

        FaultyMemoryStore another = FaultyMemoryStore.create();
        try (Worklog log =
                Worklog.builder().store(another).keys(MemorySigningKeys.create()).open()) {
            for (int i = 0; i < 600; i++) {
                log.record(PAID).target("other-" + i).commit();
            }
        }
        LogStore wrong =
                ReplicaReads.of(
                                primary,
                                another,
                                new ReplicaSettings(
                                        100, Duration.ofSeconds(10), Duration.ofSeconds(1), clock))
                        .store();
        assertThatThrownBy(() -> wrong.read(LOG, LogIndex.of(0), 10, ALL))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("another root");
    }

    private static LogEntry changed(LogEntry entry) {
        byte[] bytes = entry.sealed().clone();
        bytes[bytes.length / 2] ^= 1;
        return new LogEntry(entry.index(), bytes, entry.privateSide());
    }

    @Test
    void whatIsErasedHereIsNotReadFromAReplicaThatStillHasIt() {
        write(30);
        follow();
        LogStore kept = Hooked.alive().over(both);
        try (Worklog log = Worklog.builder().store(kept).keys(keys).open()) {
            log.retention()
                    .redact(new RedactionScope.OfActor("u-1"), "GDPR 17", Actor.user("officer"));
            for (long i = 1; i < 30; i += 3) {
                assertThat(both.read(LOG, LogIndex.of(i), 1, ALL).get(0).privateSide()).isNull();
                assertThat(copy.read(LOG, LogIndex.of(i), 1, ALL).get(0).privateSide()).isNotNull();
            }
        }
    }

    @Test
    void theWholeCanDoWhatThePrimaryCan() {
        assertThat(both).isInstanceOf(ErasableLogStore.class).isInstanceOf(EndableLogStore.class);
        LogStore poor = ReplicaReads.of(replica, copy, ReplicaSettings.defaults()).store();
        assertThat(poor).isNotInstanceOf(ErasableLogStore.class);
    }
}
