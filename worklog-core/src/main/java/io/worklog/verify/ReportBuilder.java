package io.worklog.verify;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.log.TreeSize;
import io.worklog.verify.Remark.Key;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers a report while the checks run. Not thread-safe. */
final class ReportBuilder {
    private final String source;
    private final Faults faults;
    private final List<Remark> checked = new ArrayList<>();
    private final List<Remark> notChecked = new ArrayList<>();
    private String origin = "";
    private TreeSize size = TreeSize.of(0);
    private long hashed;
    private long erased;
    private long prunedBelow;
    private @Nullable Pruning pruning;

    ReportBuilder(String source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    void signed(Checkpoint checkpoint) {
        origin = checkpoint.origin();
        size = checkpoint.size();
        checked.add(Remark.of(Key.SIGNED));
    }

    void hashed(long count, long from, long kept) {
        hashed = count;
        prunedBelow = kept;
        checked.add(
                size.value() > from
                        ? Remark.of(Key.ENTRIES_HASHED, from, size.value() - 1)
                        : Remark.of(Key.NO_ENTRIES));
        if (kept > 0) {
            notChecked.add(Remark.of(Key.PRUNED_BELOW, kept));
        }
        if (from > kept) {
            notChecked.add(Remark.of(Key.CHECKED_BEFORE, from));
        }
    }

    /** The log says itself why entries are gone. */
    void pruned(Pruning why) {
        pruning = why;
        checked.add(Remark.of(Key.PRUNED_BY, prunedBelow, why.by(), why.at()));
    }

    void erased(long fields) {
        erased = fields;
    }

    void checked(Key key, @Nullable Object... args) {
        checked.add(Remark.of(key, args));
    }

    void notChecked(Key key, @Nullable Object... args) {
        notChecked.add(Remark.of(key, args));
    }

    VerifyReport unverifiable(String why) {
        return build(new Verdict.Unverifiable(why));
    }

    VerifyReport finish() {
        Fault deciding = faults.deciding();
        return build(deciding == null ? new Verdict.Verified(size) : deciding.verdict());
    }

    private VerifyReport build(Verdict verdict) {
        return new VerifyReport(
                source,
                origin,
                verdict,
                size,
                hashed,
                faults.first(),
                erased,
                prunedBelow,
                pruning,
                checked,
                notChecked);
    }
}
