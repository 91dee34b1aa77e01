package io.worklog.verify;

import io.worklog.event.Evidence;
import io.worklog.spi.EvidenceStore;
import io.worklog.verify.Remark.Key;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads attached bytes, each digest once, and holds them against what was sealed. Thread-safe. */
final class EvidenceCheck {
    private final @Nullable EvidenceStore store;
    private final Faults faults;
    private final Map<String, Long> firstSeen = new ConcurrentHashMap<>();

    EvidenceCheck(@Nullable EvidenceStore store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    void seen(long index, Evidence attached) {
        firstSeen.merge(attached.sha256(), index, Math::min);
    }

    void finish(Erasures erasures, ReportBuilder report) {
        if (firstSeen.isEmpty()) {
            return;
        }
        if (store == null) {
            report.notChecked(Key.NO_EVIDENCE_STORE, firstSeen.size());
            return;
        }
        firstSeen.forEach((sha256, index) -> check(store, sha256, index, erasures));
        report.checked(Key.EVIDENCE_GOOD, firstSeen.size());
    }

    private void check(EvidenceStore from, String sha256, long index, Erasures erasures) {
        try {
            Optional<InputStream> bytes = from.open(sha256, 0);
            if (bytes.isPresent()) {
                try (InputStream in = bytes.get()) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            } else if (!erasures.coversEvidence(sha256)) {
                faults.add(Fault.Kind.MISSING, index, Key.EVIDENCE_GONE, sha256);
            }
        } catch (IOException e) {
            faults.add(Fault.Kind.MODIFIED, index, Key.EVIDENCE_CHANGED, sha256);
        }
    }
}
