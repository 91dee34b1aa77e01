package io.worklog;

import io.worklog.log.LogId;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.EvidenceStore;
import io.worklog.verify.Progress;
import io.worklog.verify.Verifier;
import io.worklog.verify.VerifyOptions;
import io.worklog.verify.VerifyReport;
import org.jspecify.annotations.Nullable;

/** Hands what an open log has to the verifier. */
record LogChecks(LogId log, Shared shared) {
    VerifyReport verify(boolean deep, Progress progress) {
        @Nullable EvidenceStore evidence = shared.evidence().store().orElse(null);
        @Nullable CheckableIndex index = deep ? shared.index().checkable(log).orElse(null) : null;
        VerifyOptions options = VerifyOptions.with(shared.keys().history(log)).telling(progress);
        return Verifier.create(options).verify(shared.store(), log, evidence, index);
    }
}
