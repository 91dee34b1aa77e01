package io.worklog.bundle;

import io.worklog.log.LogIndex;
import io.worklog.verify.Fault;
import io.worklog.verify.Remark;
import io.worklog.verify.Remark.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a check of a bundle found so far. Not thread-safe. */
final class BundleFindings {
    private final List<Fault> faults = new ArrayList<>();
    private final List<Remark> checked = new ArrayList<>();
    private final List<Remark> notChecked = new ArrayList<>();
    private long erased;

    void fault(Fault.Kind kind, long index, Key key, @Nullable Object... args) {
        faults.add(new Fault(kind, LogIndex.of(index), Remark.of(key, args)));
    }

    void checked(Key key, @Nullable Object... args) {
        checked.add(Remark.of(key, args));
    }

    void notChecked(Key key, @Nullable Object... args) {
        notChecked.add(Remark.of(key, args));
    }

    void erasedOne() {
        erased++;
    }

    List<Fault> faults() {
        return faults.stream()
                .sorted(Comparator.comparing(Fault::index))
                .limit(io.worklog.verify.VerifyReport.MAX_FAULTS)
                .toList();
    }

    List<Remark> checked() {
        return checked;
    }

    List<Remark> notChecked() {
        return notChecked;
    }

    long erased() {
        return erased;
    }
}
