package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.bundle.BundleRequest;
import io.worklog.bundle.BundleVerifier;
import io.worklog.bundle.TileFolder;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.error.IntegrityException;
import io.worklog.error.RejectedEventException;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.TypeRef;
import io.worklog.independent.IndependentLogReader;
import io.worklog.log.LogIndex;
import io.worklog.retention.RedactionScope;
import io.worklog.verify.VerifyReport;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From recording to an auditor's desk, through the front door. */
class VerifyWorklogTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    @TempDir Path temp;
    private Path folder;

    @BeforeEach
    void fill() {
        folder = temp.resolve("worklog");
        try (Worklog worklog = Worklog.open(folder)) {
            for (int i = 0; i < 300; i++) {
                worklog.record(PAID)
                        .target("o-" + i)
                        .actor(Actor.user("u-" + i, "Person " + i))
                        .set("status", "open", "paid")
                        .commit();
            }
        }
    }

    @Test
    void aWholeLogIsVerifiedAfterAReopen() {
        try (Worklog worklog = Worklog.open(folder)) {
            VerifyReport report = worklog.verify();
            assertThat(report.verdict().word()).as("%s", report).isEqualTo("verified");
            assertThat(report.entriesChecked()).isEqualTo(300);
        }
    }

    @Test
    void anErasureLeavesTheLogVerified() {
        try (Worklog worklog = Worklog.open(folder)) {
            var before = worklog.proof(LogIndex.of(7));
            worklog.retention()
                    .redact(new RedactionScope.OfActor("u-7"), "request 12", Actor.user("officer"));
            VerifyReport report = worklog.verify();
            assertThat(report.verdict().word()).as("%s", report).isEqualTo("verified");
            assertThat(report.erasedFields()).isEqualTo(1);
            RecordedEvent erased = worklog.entry(LogIndex.of(7)).orElseThrow();
            assertThat(erased.event().actor().name()).isNull();
            assertThat(
                            before.verifies(
                                    io.worklog.merkle.Rfc6962.leaf(erased.sealed()),
                                    worklog.keys()))
                    .isTrue();
        }
    }

    @Test
    void aBundleAndAFolderAreGoodWithoutTheLog() throws Exception {
        Path zip = temp.resolve("bundle.zip");
        Path tiles = temp.resolve("tiles");
        String vkey;
        io.worklog.checkpoint.KeyHistory keys;
        try (Worklog worklog = Worklog.open(folder)) {
            keys = worklog.keys();
            vkey = keys.current().key().toString();
            TileFolder.write(worklog.source(), tiles, (done, all) -> {});
            try (OutputStream out = Files.newOutputStream(zip)) {
                worklog.bundles()
                        .write(
                                new BundleRequest(
                                        new TreeSet<>(Set.of(LogIndex.of(5), LogIndex.of(299))),
                                        Set.of(BundleRequest.ALL_PATHS),
                                        true,
                                        "two orders",
                                        "auditor",
                                        Instant.parse("2026-11-22T08:00:00Z"),
                                        "verified"),
                                out);
            }
        }
        assertThat(BundleVerifier.create().verify(zip, keys).good()).isTrue();
        assertThat(new IndependentLogReader(tiles, vkey).read().entries()).hasSize(300);
    }

    @Test
    void oneChangedByteOnTheDiskIsNamed() throws Exception {
        Path segment;
        try (var files = Files.walk(folder)) {
            segment =
                    files.filter(f -> f.toString().endsWith(".seg"))
                            .filter(f -> f.toString().contains("default"))
                            .findFirst()
                            .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("o-123");
        bytes[at + 2] ^= 1;
        Files.write(segment, bytes);
        assertThatThrownBy(() -> Worklog.open(folder).close())
                .isInstanceOfSatisfying(
                        IntegrityException.class,
                        it -> assertThat(it.firstBadIndex()).hasValue(123));
    }

    @Test
    void aCatalogThatIsClosedRefusesWhatItDoesNotKnow() {
        Catalog closed = Catalog.builder().add(PAID).refuseUnknown().build();
        try (Worklog worklog = Worklog.open(folder);
                Worklog strict =
                        Worklog.builder()
                                .directory(temp.resolve("strict"))
                                .catalog(closed)
                                .open()) {
            AuditEvent known = worklog.entry(LogIndex.of(0)).orElseThrow().event();
            AuditEvent unknown = known.toBuilder().type(new TypeRef("order.lost", 1)).build();
            assertThat(strict.append(known).isDurable()).isTrue();
            assertThatThrownBy(() -> strict.append(unknown))
                    .isInstanceOf(RejectedEventException.class)
                    .hasMessageContaining("order.lost");
            assertThat(worklog.append(unknown).isDurable()).isTrue();
        }
    }
}
