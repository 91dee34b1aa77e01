package io.worklog.testkit.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.error.IntegrityException;
import io.worklog.error.RejectedEventException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.Actor;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.memory.MemoryLogStore;
import io.worklog.merkle.Proofs;
import io.worklog.merkle.Rfc6962;
import io.worklog.proof.ProofFile;
import io.worklog.retention.RedactionScope;
import io.worklog.retention.RetentionPolicy;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.LogStore;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testing.SettableClock;
import io.worklog.testkit.FaultyMemoryStore;
import io.worklog.transfer.LogTransfer;
import io.worklog.transfer.TransferReport;
import io.worklog.transfer.TransferState;
import io.worklog.verify.LogSources;
import io.worklog.verify.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTransferTest {
    private static final LogId LOG = LogId.of("default");
    private static final EventType<Object> PAID =
            EventType.named("order.paid").target("order").personal("phone");
    private static final Actor OFFICER = Actor.user("officer");

    @TempDir Path folder;
    private MemorySigningKeys keys = MemorySigningKeys.create();
    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final List<LogStore> opened = new ArrayList<>();
    private final List<TransferState> told = new ArrayList<>();

    @AfterEach
    void closeStores() {
        opened.forEach(LogStore::close);
    }

    private LogStore file(String name) {
        LogStore store = FileLogStore.open(folder.resolve(name), FileLogOptions.defaults());
        opened.add(store);
        return store;
    }

    private Worklog on(LogStore store) {
        return Worklog.builder().store(KeptOpen.of(store)).keys(keys).clock(clock).open();
    }

    private static Receipt pay(Worklog log, int n) {
        return log.record(PAID)
                .target("o-" + n)
                .actor(Actor.user("u-" + n % 7, "Name of " + n % 7))
                .set("phone", null, "555-" + n)
                .idempotencyKey(n % 3 == 0 ? "Key-ß😀 " + n : "key-" + n)
                .commit();
    }

    private TransferReport copy(LogStore from, LogStore to) {
        LogTransfer transfer = LogTransfer.between(from, to, told::add, clock);
        transfer.copy(LogId.META, keys.history(LogId.META));
        return transfer.copy(LOG, keys.history(LOG));
    }

    @Test
    void aCopyFromEveryStoreToEveryOtherIsTheSameLog() {
        for (LogStore from : List.of(MemoryLogStore.create(), file("a"))) {
            fill(from, 600);
            ProofFile before = proof(from, 5);
            for (LogStore to : List.of(MemoryLogStore.create(), file(from.getClass() + "b"))) {
                TransferReport report = copy(from, to);
                assertThat(report.copied()).isEqualTo(600);
                assertThat(report.verified().verdict())
                        .isEqualTo(new Verdict.Verified(TreeSize.of(600)));
                assertSame(from, to);
                assertProofStillHolds(before, to);
                assertGoesOn(to);
            }
        }
    }

    private static void prune(Worklog log) {
        RetentionPolicy year = RetentionPolicy.keepAll(Period.ofYears(1));
        log.retention().prune(log.retention().plan(year), "old", OFFICER);
    }

    private void fill(LogStore store, int events) {
        if (store instanceof FileLogStore) {
            LogStore quick = MemoryLogStore.create();
            fill(quick, events);
            copy(quick, store);
            return;
        }
        keys = MemorySigningKeys.create();
        try (Worklog log = on(store)) {
            for (int i = 0; i < events; i++) {
                pay(log, i);
            }
        }
    }

    private ProofFile proof(LogStore store, long index) {
        try (Worklog log = on(store)) {
            return log.proof(LogIndex.of(index));
        }
    }

    private void assertProofStillHolds(ProofFile before, LogStore to) {
        LogEntry entry = to.read(LOG, LogIndex.of(before.index()), 1, 1).get(0);
        assertThat(before.verifies(Rfc6962.leaf(entry.sealed()), keys.history(LOG))).isTrue();
        try (Worklog log = on(to)) {
            Checkpoint old = Checkpoint.parse(before.checkpoint().text());
            pay(log, 90_000);
            Checkpoint now = Checkpoint.parse(log.seal().text());
            long size = now.size().value();
            var tiles = LogSources.tiles(LogSources.store(to, LOG), size);
            assertThat(
                            Proofs.consistency(old.size().value(), size, tiles)
                                    .verifies(old.root(), now.root()))
                    .isTrue();
        }
    }

    /** The same keys find the same entries, and other content under them is refused. */
    private void assertGoesOn(LogStore to) {
        try (Worklog log = on(to)) {
            assertThat(log.verify().good()).isTrue();
            assertThat(to.findKey(LOG, "Key-ß😀 3")).contains(LogIndex.of(3));
            assertThat(to.findKey(LOG, "key-4")).contains(LogIndex.of(4));
            assertThat(to.findKey(LOG, "KEY-4")).isEmpty();
            assertThatThrownBy(() ->
                            log.record(PAID).target("another").idempotencyKey("key-4").commit())
                    .isInstanceOf(RejectedEventException.class);
        }
    }

    private static void assertSame(LogStore one, LogStore other) {
        assertThat(other.head(LOG).orElseThrow().size()).isEqualTo(one.head(LOG).get().size());
        long min = one.head(LOG).get().minIndex();
        long size = one.head(LOG).get().size().value();
        assertThat(other.head(LOG).get().minIndex()).isEqualTo(min);
        for (long i = min; i < size; i++) {
            LogEntry a = one.read(LOG, LogIndex.of(i), 1, 1).get(0);
            LogEntry b = other.read(LOG, LogIndex.of(i), 1, 1).get(0);
            assertThat(b.sealed()).isEqualTo(a.sealed());
            assertThat(b.privateSide()).isEqualTo(a.privateSide());
        }
        for (long tile = 0; tile < size / 256; tile++) {
            assertThat(other.tile(LOG, 0, tile)).isEqualTo(one.tile(LOG, 0, tile)).isPresent();
        }
        assertThat(other.checkpoint(LOG).orElseThrow()).isEqualTo(one.checkpoint(LOG).get());
    }

    @Test
    void aCopyThatIsCutShortAnywhereIsGoneOnWith() {
        LogStore from = MemoryLogStore.create();
        fill(from, 5_000);
        FaultyMemoryStore to = FaultyMemoryStore.create();
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger limit = new AtomicInteger();
        to.before((call, log) -> {
            if (calls.incrementAndGet() > limit.get()) {
                throw new StoreUnavailableException("gone before " + call);
            }
        });
        TransferReport report = null;
        int tries = 0;
        while (report == null) {
            calls.set(0);
            limit.addAndGet(1 + limit.get() / 4);
            tries++;
            try {
                TransferReport tried = copy(from, to);
                report = tried.good() ? tried : null;
            } catch (StoreUnavailableException e) {
                assertThat(e).hasMessageStartingWith("gone before");
            }
        }
        assertThat(tries).isGreaterThan(5);
        assertThat(report.resumedAt()).isPositive();
        to.before((call, log) -> {});
        assertSame(from, to.real());
        assertThat(copy(from, to).copied()).isZero();
    }

    @Test
    void whatWasErasedAndPrunedBetweenTwoRunsIsGoneInTheCopyToo() {
        LogStore from = MemoryLogStore.create();
        fill(from, 700);
        LogStore to = file("to");
        copy(from, to);
        clock.advance(Duration.ofDays(800));
        try (Worklog log = on(from)) {
            log.retention().redact(new RedactionScope.OfActor("u-3"), "GDPR 17", OFFICER);
            prune(log);
            pay(log, 1_000);
        }
        assertThat(from.head(LOG).orElseThrow().minIndex()).isPositive();
        TransferReport again = copy(from, to);
        assertThat(again.erased()).isPositive();
        assertThat(again.good()).isTrue();
        assertSame(from, to);
    }

    @Test
    void aPrunedLogGoesWholeWithTheKeysOfWhatIsGone() {
        List<LogStore> stores = List.of(MemoryLogStore.create(), file("a"));
        for (LogStore from : stores) {
            fill(from, 700);
            clock.advance(Duration.ofDays(800));
            try (Worklog log = on(from)) {
                prune(log);
                pay(log, 800);
            }
            for (LogStore to : List.of(MemoryLogStore.create(), file(from.getClass() + "b"))) {
                TransferReport report = copy(from, to);
                assertThat(report.minIndex()).isEqualTo(512);
                assertThat(report.good()).isTrue();
                assertSame(from, to);
                assertThat(to.findKey(LOG, "key-4")).contains(LogIndex.of(4));
                assertGoesOn(to);
                assertSameKeysAfterAnotherCopy(to);
            }
        }
    }

    private void assertSameKeysAfterAnotherCopy(LogStore from) {
        LogStore to = MemoryLogStore.create();
        assertThat(copy(from, to).good()).isTrue();
        assertThat(to.findKey(LOG, "Key-ß😀 3")).contains(LogIndex.of(3));
    }

    @Test
    void anotherLogOfThatNameOrALongerOneIsRefusedUntouched() {
        LogStore from = MemoryLogStore.create();
        fill(from, 20);
        MemorySigningKeys known = keys;
        LogStore other = MemoryLogStore.create();
        fill(other, 10);
        keys = known;
        assertThatThrownBy(() -> copy(from, other))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("another log");
        LogStore longer = MemoryLogStore.create();
        copy(from, longer);
        try (Worklog log = on(longer)) {
            pay(log, 777);
        }
        assertThatThrownBy(() -> copy(from, longer)).isInstanceOf(IntegrityException.class);
        assertThat(other.head(LOG).orElseThrow().size()).isEqualTo(TreeSize.of(10));
        assertThat(longer.head(LOG).orElseThrow().size()).isEqualTo(TreeSize.of(21));
    }

    @Test
    void aByteThatChangesOnTheWayIsFound() {
        LogStore from = MemoryLogStore.create();
        fill(from, 300);
        FaultyMemoryStore changing = FaultyMemoryStore.create();
        copy(from, changing);
        FaultyMemoryStore source = FaultyMemoryStore.create();
        copy(from, source);
        source.reading((log, entries) -> changed(entries, 7));
        LogStore to = MemoryLogStore.create();

        assertThatThrownBy(() -> copy(source, to))
                .isInstanceOfAny(IntegrityException.class, AssertionError.class);
        changing.reading((log, entries) -> changed(entries, 7));
        TransferReport report = copy(from, changing);
        assertThat(report.good()).isFalse();
        assertThat(report.verified().verdict())
                .isInstanceOfSatisfying(
                        Verdict.Modified.class,
                        bad -> assertThat(bad.first()).isEqualTo(LogIndex.of(7)));
    }

    private static List<LogEntry> changed(List<LogEntry> entries, long index) {
        return entries.stream()
                .map(entry -> entry.index().value() == index ? changed(entry) : entry)
                .toList();
    }

    private static LogEntry changed(LogEntry entry) {
        byte[] bytes = entry.sealed().clone();
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("o-");
        bytes[at] = 'p';
        return new LogEntry(entry.index(), bytes, entry.privateSide());
    }

    @Test
    void aLogThatEndedEndsInTheCopy() {
        MemoryLogStore from = MemoryLogStore.create();
        fill(from, 3);
        from.end(LOG, "continued as default.2");
        EndableLogStore to = (EndableLogStore) file("to");
        copy(from, to);
        assertThat(to.ended(LOG)).contains("continued as default.2");
        assertThat(copy(from, to).copied()).isZero();
    }

    @Test
    void aPlanWritesNothingAndSaysWhatIsLeft() {
        LogStore from = MemoryLogStore.create();
        fill(from, 30);
        LogStore to = MemoryLogStore.create();
        LogTransfer transfer = LogTransfer.between(from, to, told::add, InstantSource.system());

        assertThat(transfer.plan(LOG).left()).isEqualTo(30);
        assertThat(to.logs()).isEmpty();
        copy(from, to);
        assertThat(transfer.plan(LOG).left()).isZero();
        assertThatThrownBy(() -> transfer.plan(LogId.of("none")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(told)
                .anyMatch(state -> state.step() == TransferState.Step.COPY && state.done() == 30)
                .anyMatch(state -> state.step() == TransferState.Step.VERIFY);
    }
}
