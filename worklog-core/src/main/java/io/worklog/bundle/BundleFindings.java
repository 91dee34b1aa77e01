package io.worklog.bundle;

import io.worklog.log.LogIndex;
import io.worklog.verify.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a check of a bundle found so far. Not thread-safe. */
final class BundleFindings {
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> checked = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();
    private long erased;

    void fault(Fault.Kind kind, long index, String what) {
        faults.add(new Fault(kind, LogIndex.of(index), what));
    }

    void checked(String what) {
        checked.add(what);
    }

    void notChecked(String what) {
        notChecked.add(what);
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

    List<String> checked() {
        return checked;
    }

    List<String> notChecked() {
        return notChecked;
    }

    long erased() {
        return erased;
    }
}
