package io.worklog.spring.shop;

import static io.worklog.testing.WorklogAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.bundle.BundleRequest;
import io.worklog.bundle.BundleVerifier;
import io.worklog.event.Evidence;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Rfc6962;
import io.worklog.proof.ProofFile;
import io.worklog.verify.VerifyReport;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the shop recorded convinces somebody who does not trust the shop. */
@ShopTest
class ShopEvidenceTest {
    private static final byte[] RECEIPT = "a photo".getBytes(StandardCharsets.UTF_8);

    private final int port;
    private final Worklog log;

    @TempDir private Path folder;

    @Autowired
    ShopEvidenceTest(@LocalServerPort int port, Worklog log) {
        this.port = port;
        this.log = log;
    }

    private long refundWithReceipt() {
        Visitor finance = Visitor.of(port, "finance");
        long id = ShopDesk.paid(finance, "tea-2", 1);
        String refunds = "/orders/" + id + "/refunds";
        finance.post(refunds, Map.of("amount", 80, "reason", "wrong tea")).mustBe(200);
        finance.upload(refunds + "/receipt", RECEIPT).mustBe(200);
        return id;
    }

    @Test
    void aReceiptIsSealedWithTheRefund() throws Exception {
        long id = refundWithReceipt();
        RecordedEvent event =
                assertThat(log)
                        .recorded(ShopEvents.RECEIPT_ATTACHED)
                        .target("order", Long.toString(id))
                        .by("finance")
                        .once();
        Evidence evidence = event.event().evidence().get(0);
        assertThat(evidence.name()).isEqualTo("receipt.png");
        try (var kept = log.evidence().orElseThrow().open(evidence.sha256(), 0).orElseThrow()) {
            assertThat(kept.readAllBytes()).isEqualTo(RECEIPT);
        }
        ProofFile proof = ProofFile.parse(log.proof(event.index()).bytes());
        assertThat(proof.verifies(Rfc6962.leaf(event.sealed()), log.keys())).isTrue();
    }

    @Test
    void theWholeLogVerifiesAndSoDoesABundleOfItWithoutTheLog() throws Exception {
        long id = refundWithReceipt();
        VerifyReport report = log.verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.good()).isTrue();
        assertThat(report.entriesChecked()).isEqualTo(report.size().value());

        Path zip = folder.resolve("refund.zip");
        try (OutputStream out = Files.newOutputStream(zip)) {
            log.bundles().write(request(id, report), out);
        }
        VerifyReport offline = BundleVerifier.create().verify(zip, log.keys());
        assertThat(offline.faults()).isEmpty();
        assertThat(offline.good()).isTrue();
        assertThat(offline.entriesChecked()).isGreaterThanOrEqualTo(3);
    }

    private BundleRequest request(long order, VerifyReport report) {
        Set<LogIndex> about =
                log.history("order", Long.toString(order)).events().stream()
                        .map(RecordedEvent::index)
                        .collect(Collectors.toSet());
        return new BundleRequest(
                new TreeSet<>(about),
                Set.of(BundleRequest.ALL_PATHS),
                true,
                "everything about order " + order,
                "auditor",
                Instant.now(),
                report.verdict().word());
    }
}
