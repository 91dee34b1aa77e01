package io.worklog.verify;

import io.worklog.log.TreeSize;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param source what was checked
 * @param origin the log's own name from its checkpoint; empty where there was none to read
 * @param verdict how it ended
 * @param size how many entries the checkpoint covers
 * @param entriesChecked how many entries were hashed
 * @param faults all faults found, lowest index first, at most {@link #MAX_FAULTS}
 * @param erasedFields fields that a recorded redaction erased
 * @param prunedBelow everything below is gone; 0 where nothing is. Unless a recorded pruning says
 *     why, that is among the faults
 * @param pruning the pruning that dropped it; absent where nothing is gone, or it was not seen
 * @param checked what was checked
 * @param notChecked what was not, each with the reason
 */
public record VerifyReport(
        String source,
        String origin,
        Verdict verdict,
        TreeSize size,
        long entriesChecked,
        List<Fault> faults,
        long erasedFields,
        long prunedBelow,
        @Nullable Pruning pruning,
        List<Remark> checked,
        List<Remark> notChecked) {
    /** More faults than these are counted in the verdict but not listed. */
    public static final int MAX_FAULTS = 100;

    public VerifyReport {
        Objects.requireNonNull(verdict, "verdict");
        faults = List.copyOf(faults);
        checked = List.copyOf(checked);
        notChecked = List.copyOf(notChecked);
    }

    /** Whether everything asked was checked and holds. */
    public boolean good() {
        return verdict.good();
    }
}
