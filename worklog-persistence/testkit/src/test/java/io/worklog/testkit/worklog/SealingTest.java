package io.worklog.testkit.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.catalog.EventType;
import io.worklog.catalog.WorklogTypes;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.checkpoint.SignedNote;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Rfc6962;
import io.worklog.spi.CheckpointAnchor;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.FaultyMemoryStore;
import io.worklog.testkit.WholeLog;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is signed, what is refused, and what others hear of it. */
@Timeout(60)
class SealingTest {
    private static final LogId LOG = LogId.of("default");
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    private final FaultyMemoryStore store = FaultyMemoryStore.create();
    private final MemorySigningKeys keys = MemorySigningKeys.create();

    private WorklogBuilder builder() {
        return Worklog.builder().store(store).keys(keys).checkpointInterval(Duration.ofHours(1));
    }

    @Test
    void whatIsNewIsSealedWithoutBeingAsked() throws Exception {
        BlockingQueue<TreeSize> sealed = new LinkedBlockingQueue<>();
        try (Worklog log =
                builder()
                        .checkpointInterval(Duration.ofMillis(20))
                        .anchor(new QueueAnchor(sealed, List.of()))
                        .open()) {
            log.record(PAID).target("o-1").commit();
            while (!TreeSize.of(1).equals(sealed.poll(30, TimeUnit.SECONDS))) {
                Thread.onSpinWait();
            }
            assertThat(log.health().healthy()).isTrue();
        }
    }

    @Test
    void anEmptyLogIsSealedAtClose() {
        try (Worklog log = builder().open()) {
            assertThat(log.log("empty").head().size()).isEqualTo(TreeSize.of(0));
        }
        assertThat(WholeLog.check(store.real(), keys, LogId.of("empty"))).isEmpty();
    }

    @Test
    void bytesThatAreNotWhatWasWrittenAreNeverSigned() {
        Worklog log = builder().open();
        log.record(PAID).target("o-1").commit();
        log.seal();
        log.record(PAID).target("o-2").commit();
        store.reading(SealingTest::withFlippedBit);
        assertThatThrownBy(log::seal).isInstanceOf(IntegrityException.class);
        store.reading((id, entries) -> entries);
        assertThatThrownBy(log::seal).isInstanceOf(IntegrityException.class);
        assertThat(log.health().healthy()).isFalse();
        assertThat(String.valueOf(log.health().problem())).contains("default");
        assertThat(Checkpoint.parse(log.checkpoint().orElseThrow().text()).size())
                .isEqualTo(TreeSize.of(1));
        assertThatThrownBy(log::close).isInstanceOf(IntegrityException.class);
    }

    private static List<LogEntry> withFlippedBit(LogId log, List<LogEntry> entries) {
        if (!log.equals(LOG)) {
            return entries;
        }
        List<LogEntry> changed = new ArrayList<>();
        for (LogEntry entry : entries) {
            byte[] sealed = entry.sealed().clone();
            sealed[sealed.length / 2] ^= 1;
            changed.add(new LogEntry(entry.index(), sealed, entry.privateSide()));
        }
        return changed;
    }

    @Test
    void oneEntryThatWasChangedIsFoundWhenItIsRead() {
        try (Worklog log = builder().open()) {
            Receipt receipt = log.record(PAID).target("o-1").commit();
            log.record(PAID).target("o-2").commit();
            log.seal();
            store.reading(SealingTest::withFlippedBit);
            assertThatThrownBy(() -> log.entry(receipt.index()))
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageContaining("entry 0");
            store.reading((id, entries) -> entries);
            assertThat(log.entry(receipt.index())).isPresent();
        }
    }

    @Test
    void aSignedHeadThatTheLogContradictsStopsTheOpening() {
        try (Worklog log = builder().open()) {
            log.record(PAID).target("o-1").commit();
        }
        byte[] forged = forged(keys.signer(LOG), 5);
        store.checkpoints(note -> note.map(bytes -> isOf(LOG, bytes) ? forged : bytes));
        assertThatThrownBy(() -> builder().open())
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("shorter than signed head 5");
    }

    @Test
    void aSignedHeadWithAnotherRootStopsTheOpening() {
        try (Worklog log = builder().open()) {
            log.record(PAID).target("o-1").commit();
        }
        store.real().publish(LOG, TreeSize.of(1), forged(keys.signer(LOG), 1));
        assertThatThrownBy(() -> builder().open())
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("another root");
    }

    @Test
    void aSignedHeadOfAnotherKeyStopsTheOpening() {
        try (Worklog log = builder().open()) {
            log.record(PAID).target("o-1").commit();
        }
        String name = keys.signer(LOG).verifierKey().name();
        NoteSigner other = Ed25519Keys.generate(name, new SecureRandom());
        store.real().publish(LOG, TreeSize.of(1), forged(other, 1));
        assertThatThrownBy(() -> builder().open()).isInstanceOf(IntegrityException.class);
    }

    private static boolean isOf(LogId log, byte[] note) {
        return SignedNote.parse(note).text().startsWith("worklog.local/" + log + "\n");
    }

    private static byte[] forged(NoteSigner signer, long size) {
        String origin = signer.verifierKey().name();
        Checkpoint forged = new Checkpoint(origin, TreeSize.of(size), Rfc6962.emptyRoot());
        return SignedNote.sign(forged.text(), signer).bytes();
    }

    @Test
    void aStoreThatIsAwayDelaysTheSealingAndHealthSaysSo() {
        try (Worklog log = builder().open()) {
            log.record(PAID).target("o-1").commit();
            store.before((call, id) -> {
                if (call.equals("publish")) {
                    throw new StoreUnavailableException("away");
                }
            });
            assertThatThrownBy(log::seal).isInstanceOf(StoreUnavailableException.class);
            assertThat(String.valueOf(log.health().problem())).contains("away");
            store.before((call, id) -> {});
            log.seal();
            assertThat(log.health().healthy()).isTrue();
        }
    }

    @Test
    void aLogWithoutItsKeyOrAKeyWithoutItsLogIsAnError() {
        try (Worklog log = builder().open()) {
            log.record(PAID).target("o-1").commit();
        }
        assertThatThrownBy(() ->
                        Worklog.builder().store(store).keys(MemorySigningKeys.create()).open())
                .isInstanceOf(IntegrityException.class);
        try (Worklog log =
                Worklog.builder().store(FaultyMemoryStore.create()).keys(fresh()).open()) {
            assertThatThrownBy(() -> log.log("gone").head())
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageContaining("removed");
        }
    }

    private static MemorySigningKeys fresh() {
        MemorySigningKeys some = MemorySigningKeys.create();
        some.create(LogId.of("gone"), "worklog.local/gone");
        return some;
    }

    @Test
    void aRotationIsSealedByTheOldKeyAndTheNewOneSignsFromThen() {
        try (Worklog log = builder().open()) {
            log.record(PAID).target("o-1").commit();
            SignedNote before = log.seal();
            log.rotateKey("yearly");
            log.record(PAID).target("o-2").commit();
            SignedNote after = log.seal();
            assertThat(log.keys().keys()).hasSize(2);
            assertThat(after.signatures().get(0).keyId())
                    .isNotEqualTo(before.signatures().get(0).keyId());
            AuditEvent event = log.entry(LogIndex.of(1)).orElseThrow().event();
            assertThat(event.type().name()).isEqualTo(WorklogTypes.KEY_ROTATED.name());
        }
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(3);
        try (Worklog log = builder().open()) {
            assertThat(log.head().size()).isEqualTo(TreeSize.of(3));
        }
    }

    @Test
    void theMetaLogTellsWhichLogsThereAreAndWhereTheyStood() {
        String root;
        try (Worklog log = builder().heartbeatInterval(Duration.ofMillis(20)).open()) {
            log.record(PAID).target("o-1").commit();
            root = Checkpoint.parse(log.seal().text()).root().hex();
            AuditLog meta = log.existing(LogId.META.value()).orElseThrow();
            while (types(meta).stream().noneMatch(WorklogTypes.HEARTBEAT.name()::equals)) {
                Thread.onSpinWait();
            }
        }
        try (Worklog log = builder().open()) {
            AuditLog meta = log.existing(LogId.META.value()).orElseThrow();
            assertThat(types(meta))
                    .contains(WorklogTypes.STARTED.name(), WorklogTypes.LOG_CREATED.name());
            List<RecordedEvent> stops =
                    meta.read(LogIndex.of(0))
                            .filter(e -> e.event().type().equals(WorklogTypes.STOPPED.ref()))
                            .toList();
            assertThat(stops).hasSize(1);
            assertThat(stops.get(0).event().changes().get(0).path()).isEqualTo("default");
            assertThat(String.valueOf(stops.get(0).event().changes().get(0).newValue()))
                    .contains("1 " + root);
        }
    }

    private static List<String> types(AuditLog log) {
        return log.read(LogIndex.of(0)).map(event -> event.event().type().name()).toList();
    }

    @Test
    void linesOfAnAnchorAreKeptWithTheCheckpointAndAFailureIsTriedWithANewerOne() throws Exception {
        NoteSigner witness =
                Ed25519Keys.cosigner(
                        "witness.example", new byte[32], () -> java.time.Instant.EPOCH);
        BlockingQueue<TreeSize> taken = new LinkedBlockingQueue<>();
        try (Worklog log = builder().anchor(new CosigningAnchor(witness, taken)).open()) {
            log.record(PAID).target("o-1").commit();
            log.seal();
            assertThat(taken.poll(30, TimeUnit.SECONDS)).isEqualTo(TreeSize.of(1));
            log.record(PAID).target("o-2").commit();
            log.seal();
            while (!TreeSize.of(2).equals(taken.poll(30, TimeUnit.SECONDS))) {
                Thread.onSpinWait();
            }
            while (log.checkpoint().orElseThrow().signatures().size() < 2) {
                Thread.onSpinWait();
            }
        }
        assertThat(SignedNote.parse(store.real().checkpoint(LOG).orElseThrow()).signatures())
                .hasSize(2);
    }

    /** Fails once for each log, then cosigns. */
    private static final class CosigningAnchor implements CheckpointAnchor {
        private final NoteSigner witness;
        private final BlockingQueue<TreeSize> taken;
        private boolean failed;

        CosigningAnchor(NoteSigner witness, BlockingQueue<TreeSize> taken) {
            this.witness = witness;
            this.taken = taken;
        }

        @Override
        public String name() {
            return "witness";
        }

        @Override
        public synchronized List<String> anchor(LogId log, TreeSize size, byte[] note)
                throws IOException {
            if (!log.equals(LOG)) {
                return List.of();
            }
            taken.add(size);
            if (!failed) {
                failed = true;
                throw new IOException("away");
            }
            return List.of(witness.sign(SignedNote.parse(note).text()).line().stripTrailing());
        }

        @Override
        public void close() {}
    }

    /** Notes sizes of the default log. */
    private record QueueAnchor(BlockingQueue<TreeSize> sizes, List<String> lines)
            implements CheckpointAnchor {
        @Override
        public String name() {
            return "queue";
        }

        @Override
        public List<String> anchor(LogId log, TreeSize size, byte[] note) {
            if (log.equals(LOG)) {
                sizes.add(size);
            }
            return lines;
        }

        @Override
        public void close() {}
    }
}
