package io.worklog.verify;

import io.worklog.catalog.WorklogTypes;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.log.LogIndex;
import io.worklog.verify.Remark.Key;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the log itself says was erased and pruned. Thread-safe. */
final class Erasures {
    private final Map<String, LogIndex> erased = new ConcurrentHashMap<>();

    /** The one that dropped most; guarded by this. */
    private @Nullable Pruning pruned;

    /** Takes note of a redaction or a pruning; any other event is passed over. */
    void note(LogIndex by, AuditEvent event) {
        String type = event.type().name();
        if (type.equals(WorklogTypes.REDACTION.name())) {
            for (Change change : event.changes()) {
                erased.put(change.path(), by);
            }
        } else if (type.equals(WorklogTypes.PRUNED.name())) {
            notePruning(by, event);
        }
    }

    private void notePruning(LogIndex by, AuditEvent event) {
        LogIndex below = index(event.metadata().getOrDefault("minIndex", "0"));
        Pruning now = new Pruning(below, by, event.recordedAt(), event.reason());
        synchronized (this) {
            Pruning before = pruned;
            pruned = before == null || now.exceeds(before) ? now : before;
        }
    }

    /** Who wrote the event is not known yet: what is no index drops nothing. */
    private static LogIndex index(String digits) {
        try {
            return LogIndex.of(Math.max(0, Long.parseLong(digits)));
        } catch (NumberFormatException e) {
            return LogIndex.of(0);
        }
    }

    boolean covers(long entry, String path) {
        return erased.containsKey("#" + entry + path);
    }

    boolean coversEvidence(String sha256) {
        return erased.containsKey("evidence " + sha256);
    }

    /**
     * Judges that entries are gone: the log itself has to say so.
     *
     * @param from entries below were not looked at
     * @param kept the first entry that is there
     */
    synchronized void judgePruning(long from, long kept, Faults faults, ReportBuilder report) {
        Pruning found = pruned;
        long below = found == null ? 0 : found.below().value();
        if (kept > 0 && below >= kept && found != null) {
            report.pruned(found);
        } else if (kept > 0 && from > kept) {
            report.notChecked(Key.PRUNING_UNSEEN, kept, from);
        } else if (kept > 0) {
            faults.add(Fault.Kind.MISSING, below, Key.PRUNED_SILENTLY, kept);
        }
    }

    /** A redaction whose value is still there was recorded and not carried out. */
    void finish(Map<Long, Set<String>> withheld, long from, Faults faults) {
        erased.forEach((path, by) -> judge(path, by, withheld, from, faults));
    }

    private static void judge(
            String path, LogIndex by, Map<Long, Set<String>> withheld, long from, Faults faults) {
        if (!path.startsWith("#")) {
            return;
        }
        int slash = path.indexOf('/');
        long entry = Long.parseLong(path.substring(1, slash));
        String field = path.substring(slash);
        if (entry >= from && !withheld.getOrDefault(entry, Set.of()).contains(field)) {
            faults.add(Fault.Kind.DERIVED, entry, Key.VALUE_STILL_THERE, field, by);
        }
    }
}
