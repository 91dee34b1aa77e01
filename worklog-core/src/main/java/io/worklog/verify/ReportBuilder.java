package io.worklog.verify;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.log.TreeSize;
import java.util.ArrayList;
import java.util.List;

/** Gathers a report while the checks run. Not thread-safe. */
final class ReportBuilder {
    private final String source;
    private final Faults faults;
    private final List<String> checked = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();
    private String origin = "";
    private TreeSize size = TreeSize.of(0);
    private long hashed;
    private long erased;
    private long prunedBelow;

    ReportBuilder(String source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    void signed(Checkpoint checkpoint) {
        origin = checkpoint.origin();
        size = checkpoint.size();
        checked.add("the checkpoint is signed by a key that may sign this size");
    }

    void hashed(long count, long from, long kept) {
        hashed = count;
        prunedBelow = kept;
        checked.add("entries " + from + " to " + size + " lead to the signed root");
        if (kept > 0) {
            notChecked.add("bytes of entries below " + kept + ": pruned, their hashes lead to it");
        }
        if (from > kept) {
            notChecked.add("bytes of entries below " + from + ": taken as checked before");
        }
    }

    void erased(long fields) {
        erased = fields;
    }

    void checked(String what) {
        checked.add(what);
    }

    void notChecked(String what) {
        notChecked.add(what);
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
                source, origin, verdict, size, hashed, faults.first(), erased, prunedBelow, checked,
                notChecked);
    }
}
