package io.worklog.verify;

import io.worklog.log.LogIndex;
import io.worklog.verify.Remark.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** Collects faults from several threads, keeping the first ones by index. Thread-safe. */
final class Faults {
    private static final Comparator<Fault> BY_INDEX =
            Comparator.comparing(Fault::index)
                    .thenComparing(Fault::kind)
                    .thenComparing(Fault::what);

    private final ConcurrentSkipListSet<Fault> found = new ConcurrentSkipListSet<>(BY_INDEX);

    void add(Fault.Kind kind, long index, Key key, @Nullable Object... args) {
        add(kind, index, Remark.of(key, args));
    }

    void add(Fault.Kind kind, long index, Remark remark) {
        found.add(new Fault(kind, LogIndex.of(index), remark));
        if (found.size() > 2 * VerifyReport.MAX_FAULTS) {
            found.pollLast();
        }
    }

    /** The first faults by index. */
    List<Fault> first() {
        List<Fault> all = new ArrayList<>(found);
        return all.subList(0, Math.min(all.size(), VerifyReport.MAX_FAULTS));
    }

    /** The fault that decides: the lowest index of something sealed, else of something derived. */
    @Nullable Fault deciding() {
        Fault derived = null;
        for (Fault fault : found) {
            if (fault.kind() != Fault.Kind.DERIVED) {
                return fault;
            }
            derived = derived == null ? fault : derived;
        }
        return derived;
    }
}
