package io.worklog.server.log;

import io.worklog.server.api.Words;
import io.worklog.verify.Fault;
import io.worklog.verify.Remark;
import io.worklog.verify.VerifyReport;
import java.util.List;

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
 * @param prunedBelow first entry that a recorded pruning kept
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
        List<String> checked,
        List<String> notChecked) {

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
                report.checked().stream().map(Remark::text).toList(),
                report.notChecked().stream().map(Remark::text).toList());
    }
}
