package io.worklog.server.log;

import io.worklog.server.api.Words;
import io.worklog.verify.Fault;
import io.worklog.verify.Pruning;
import io.worklog.verify.Remark;
import io.worklog.verify.VerifyReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a log found.
 *
 * @param good whether everything asked was checked and holds
 * @param verdict verified, modified, missing, unverifiable
 * @param origin the log's own name
 * @param size entries that the checkpoint covers
 * @param entriesChecked entries that were hashed
 * @param faults all that does not hold, at most 100
 * @param erasedFields values that a recorded redaction erased
 * @param prunedBelow first entry that is still there
 * @param pruning the recorded pruning that dropped those before; null where none were dropped
 * @param checked what was checked
 * @param notChecked what was not, with the reason
 */
record ReportView(
        boolean good,
        String verdict,
        String origin,
        long size,
        long entriesChecked,
        List<FaultView> faults,
        long erasedFields,
        long prunedBelow,
        @Nullable PruningView pruning,
        List<String> checked,
        List<String> notChecked) {

    /**
     * Why entries are gone.
     *
     * @param by the entry that records it
     * @param at when
     * @param ground the reason it gives
     */
    record PruningView(long by, Instant at, @Nullable String ground) {
        static @Nullable PruningView of(@Nullable Pruning why) {
            return why == null ? null : new PruningView(why.by().value(), why.at(), why.ground());
        }
    }

    /**
     * One thing that does not hold.
     *
     * @param kind modified, missing or derived
     * @param index the entry it is about
     * @param what what does not hold, with ids and without content
     */
    record FaultView(String kind, long index, String what) {
        static FaultView of(Fault fault) {
            return new FaultView(Words.of(fault.kind()), fault.index().value(), fault.what());
        }
    }

    static ReportView of(VerifyReport report) {
        return new ReportView(
                report.good(),
                report.verdict().word(),
                report.origin(),
                report.size().value(),
                report.entriesChecked(),
                report.faults().stream().map(FaultView::of).toList(),
                report.erasedFields(),
                report.prunedBelow(),
                PruningView.of(report.pruning()),
                report.checked().stream().map(Remark::text).toList(),
                report.notChecked().stream().map(Remark::text).toList());
    }
}
