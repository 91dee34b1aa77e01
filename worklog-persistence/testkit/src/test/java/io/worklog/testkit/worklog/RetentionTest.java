package io.worklog.testkit.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Receipt;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.Actor;
import io.worklog.event.Evidence;
import io.worklog.evidence.FileEvidenceStore;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Rfc6962;
import io.worklog.proof.ProofFile;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.retention.HeldException;
import io.worklog.retention.LegalHold;
import io.worklog.retention.PrunePlan;
import io.worklog.retention.RedactionReport;
import io.worklog.retention.RedactionScope;
import io.worklog.retention.Retention;
import io.worklog.retention.RetentionPolicy;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testing.SettableClock;
import io.worklog.testkit.FaultyMemoryStore;
import io.worklog.testkit.FaultyStore;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final LogId LOG = LogId.of("default");
    private static final EventType<Object> PAID =
            EventType.named("order.paid").target("order").personal("phone");
    private static final Actor OFFICER = Actor.user("officer");
    private static final Period YEAR = Period.ofYears(1);

    @TempDir Path folder;
    private final FaultyMemoryStore store = FaultyMemoryStore.create();
    private final MemorySigningKeys keys = MemorySigningKeys.create();
    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");

    private Worklog open() {
        return Worklog.builder()
                .store(store)
                .keys(keys)
                .clock(clock)
                .evidence(FileEvidenceStore.open(folder))
                .open();
    }

    private static Receipt pay(Worklog log, String actor, String order) {
        return log.record(PAID)
                .target(order)
                .actor(Actor.user(actor, "Name of " + actor))
                .set("phone", null, "555-" + actor)
                .commit();
    }

    @Test
    void aPersonsFieldsGoAndProofsGivenBeforeStayValid() {
        try (Worklog log = open()) {
            Receipt alice = pay(log, "alice", "o-1");
            Receipt bob = pay(log, "bob", "o-1");
            ProofFile proof = log.proof(alice.index());
            RedactionReport report =
                    log.retention().redact(new RedactionScope.OfActor("alice"), "GDPR 17", OFFICER);
            assertThat(report.events()).containsExactly(LogIndex.of(2));
            RecordedEvent erased = log.entry(alice.index()).orElseThrow();
            assertThat(erased.event().actor().name()).isNull();
            assertThat(erased.withheld()).contains("/actor/name").hasSize(2);
            assertThat(erased.entry().privateSide()).isNull();
            assertThat(log.entry(bob.index()).orElseThrow().withheld()).isEmpty();
            assertThat(proof.verifies(Rfc6962.leaf(erased.sealed()), log.keys())).isTrue();
            RecordedEvent redaction = log.entry(LogIndex.of(2)).orElseThrow();
            assertThat(redaction.event().reason()).isEqualTo("GDPR 17");
            assertThat(redaction.event().actor().id()).isEqualTo("officer");
            assertThat(redaction.event().changes())
                    .extracting(change -> change.path())
                    .contains("#0/actor/name");
            assertThat(
                            log.retention()
                                    .redact(new RedactionScope.OfActor("alice"), "again", OFFICER)
                                    .events())
                    .isEmpty();
        }
    }

    @Test
    void chosenFieldsOfOneEntryGoAndThePlanSaysSoBefore() {
        try (Worklog log = open()) {
            Receipt receipt = pay(log, "alice", "o-1");
            RedactionScope scope =
                    new RedactionScope.Fields(receipt.index(), Set.of("/actor/name"));
            assertThat(log.retention().plan(scope).fieldCount()).isEqualTo(1);
            assertThat(log.entry(receipt.index()).orElseThrow().withheld()).isEmpty();
            log.retention().redact(scope, "GDPR 17", OFFICER);
            assertThat(log.entry(receipt.index()).orElseThrow().withheld())
                    .containsExactly("/actor/name");
        }
    }

    @Test
    void anErasureThatWasCutShortIsFinishedWhenTheLogIsOpened() {
        Receipt receipt;
        try (Worklog log = open()) {
            receipt = pay(log, "alice", "o-1");
            store.before(failing("replacePrivateSide"));
            RedactionScope scope = new RedactionScope.OfActor("alice");
            assertThatThrownBy(() -> log.retention().redact(scope, "GDPR 17", OFFICER))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(log.entry(receipt.index()).orElseThrow().withheld()).isEmpty();
            store.before((call, id) -> {});
        }
        try (Worklog log = open()) {
            assertThat(log.entry(receipt.index()).orElseThrow().withheld()).hasSize(2);
            assertThat(log.retention().resume(LogIndex.of(0))).isZero();
        }
    }

    @Test
    void evidenceGoesButNotWhenItWasAttachedAgain() throws Exception {
        try (Worklog log = open()) {
            Evidence photo = attach(log);
            RedactionScope scope = new RedactionScope.AttachedEvidence(photo.sha256());
            log.retention().redact(scope, "GDPR 17", OFFICER);
            assertThat(log.evidence().orElseThrow().size(photo.sha256())).isEmpty();
            attach(log);
            assertThat(log.retention().resume(LogIndex.of(0))).isZero();
            assertThat(log.evidence().orElseThrow().size(photo.sha256())).contains(5L);
        }
    }

    private static Evidence attach(Worklog log) {
        byte[] bytes = {1, 2, 3, 4, 5};
        Receipt receipt =
                log.record(PAID)
                        .target("o-1")
                        .evidence(new ByteArrayInputStream(bytes), "image/png", "photo.png")
                        .commit();
        return log.entry(receipt.index()).orElseThrow().event().evidence().get(0);
    }

    @Test
    void aHoldBlocksErasureAndPruningUntilItIsLifted() {
        try (Worklog log = open()) {
            fill(log, 600);
            Retention retention = log.retention();
            retention.place(LegalHold.ofActor("case-7", "alice"), "court order", OFFICER);
            assertThat(retention.holds()).containsExactly(LegalHold.ofActor("case-7", "alice"));
            clock.advance(Duration.ofDays(400));
            PrunePlan plan = retention.plan(RetentionPolicy.keepAll(YEAR));
            assertThat(plan.heldBy()).containsExactly("case-7");
            assertThatThrownBy(() -> retention.prune(plan, "policy", OFFICER))
                    .isInstanceOf(HeldException.class);
            assertThatThrownBy(() ->
                            retention.redact(new RedactionScope.OfActor("alice"), "x", OFFICER))
                    .isInstanceOf(HeldException.class);
            assertThat(log.head().minIndex()).isZero();
            retention.lift("case-7", "case closed", OFFICER);
            assertThat(retention.holds()).isEmpty();
            retention.prune(plan, "policy", OFFICER);
            assertThat(log.head().minIndex()).isEqualTo(512);
        }
    }

    @Test
    void aHoldIsInForceAfterReopening() {
        try (Worklog log = open()) {
            fill(log, 10);
            log.retention().place(LegalHold.ofLog("case-8"), "court order", OFFICER);
        }
        try (Worklog log = open()) {
            assertThat(log.retention().holds()).containsExactly(LegalHold.ofLog("case-8"));
        }
    }

    @Test
    void aHoldOfATimeHoldsWhatHappenedInItAlone() {
        try (Worklog log = open()) {
            Receipt before = pay(log, "alice", "o-1");
            clock.advance(Duration.ofDays(10));
            Receipt within = pay(log, "bob", "o-2");
            LegalHold hold =
                    LegalHold.ofLog("case-9")
                            .within(
                                    clock.instant().minus(Duration.ofDays(1)),
                                    clock.instant().plus(Duration.ofDays(1)));
            log.retention().place(hold, "court order", OFFICER);
            assertThat(log.retention().holds()).containsExactly(hold);
            log.retention()
                    .redact(
                            new RedactionScope.Fields(before.index(), Set.of()),
                            "GDPR 17",
                            OFFICER);
            assertThatThrownBy(() ->
                            log.retention()
                                    .redact(
                                            new RedactionScope.Fields(within.index(), Set.of()),
                                            "GDPR 17",
                                            OFFICER))
                    .isInstanceOf(HeldException.class);
        }
    }

    @Test
    void pruningKeepsProofsKeysAndTheTree() {
        ProofFile old;
        byte[] sealed;
        try (Worklog log = open()) {
            fill(log, 600);
            old = log.proof(LogIndex.of(3));
            sealed = log.entry(LogIndex.of(3)).orElseThrow().sealed();
            clock.advance(Duration.ofDays(400));
            pay(log, "carol", "young");
            PrunePlan plan = log.retention().plan(RetentionPolicy.keepAll(YEAR));
            assertThat(plan.entries()).isEqualTo(512);
            assertThat(plan.keptBy()).isEqualTo(LogIndex.of(600));
            log.retention().prune(plan, "policy 4.2", OFFICER);
            assertThat(log.entry(LogIndex.of(3))).isEmpty();
            assertThat(log.entry(LogIndex.of(512))).isPresent();
        }
        try (Worklog log = open()) {
            assertThat(old.verifies(Rfc6962.leaf(sealed), log.keys())).isTrue();
            ProofFile fresh = log.proof(LogIndex.of(3));
            assertThat(fresh.verifies(Rfc6962.leaf(sealed), log.keys())).isTrue();
            assertThat(pay(log, "dave", "o-9").index()).isEqualTo(LogIndex.of(602));
            EventQuery all = EventQuery.of(LOG).type("order.paid").build();
            assertThat(log.find(all, PageRequest.newest(1_000)).events()).hasSize(90);
        }
    }

    @Test
    void aPruningThatWasCutShortIsFinishedWhenTheLogIsOpened() {
        try (Worklog log = open()) {
            fill(log, 300);
            clock.advance(Duration.ofDays(400));
            PrunePlan plan = log.retention().plan(RetentionPolicy.keepAll(YEAR));
            store.before(failing("prune"));
            assertThatThrownBy(() -> log.retention().prune(plan, "policy", OFFICER))
                    .isInstanceOf(StoreUnavailableException.class);
            store.before((call, id) -> {});
            assertThat(log.head().minIndex()).isZero();
        }
        try (Worklog log = open()) {
            assertThat(log.retention().holds()).isEmpty();
            assertThat(log.head().minIndex()).isEqualTo(256);
        }
    }

    @Test
    void whatThePolicyKeepsIsNotPruned() {
        try (Worklog log = open()) {
            fill(log, 300);
            RetentionPolicy policy = RetentionPolicy.keepAll(YEAR);
            assertThat(log.retention().plan(policy).entries()).isZero();
            assertThat(log.retention().plan(policy).keptBy()).isEqualTo(LogIndex.of(0));
            PrunePlan forged =
                    new PrunePlan(
                            policy, LogIndex.of(0), LogIndex.of(256), null, java.util.List.of());
            assertThatThrownBy(() -> log.retention().prune(forged, "haste", OFFICER))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> policy.keep("order.paid", Period.ofDays(30)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void fill(Worklog log, int count) {
        log.batch(
                "fill",
                PAID,
                java.util.stream.IntStream.range(1, count).boxed().toList(),
                (row, event) ->
                        event.target("o-" + row)
                                .actor(Actor.user(row == 5 ? "alice" : "bob", "Name")));
    }

    private static FaultyStore.Fault failing(String wanted) {
        return (call, log) -> {
            if (call.equals(wanted)) {
                throw new StoreUnavailableException("injected");
            }
        };
    }
}
