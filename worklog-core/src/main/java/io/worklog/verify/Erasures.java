package io.worklog.verify;

import io.worklog.catalog.WorklogTypes;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.log.LogIndex;
import io.worklog.verify.Remark.Key;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the log itself says was erased and pruned. Thread-safe. */
final class Erasures {
    private final Map<String, LogIndex> erased = new ConcurrentHashMap<>();
    private final AtomicLong prunedTo = new AtomicLong();

    /** Takes note of a redaction or a pruning; any other event is passed over. */
    void note(LogIndex by, AuditEvent event) {
        String type = event.type().name();
        if (type.equals(WorklogTypes.REDACTION.name())) {
            for (Change change : event.changes()) {
                erased.put(change.path(), by);
            }
        } else if (type.equals(WorklogTypes.PRUNED.name())) {
            String below = event.metadata().getOrDefault("minIndex", "0");
            prunedTo.accumulateAndGet(Long.parseLong(below), Math::max);
        }
    }

    boolean covers(long entry, String path) {
        return erased.containsKey("#" + entry + path);
    }

    boolean coversEvidence(String sha256) {
        return erased.containsKey("evidence " + sha256);
    }

    /** Everything below was dropped, by the log's own word. */
    long prunedTo() {
        return prunedTo.get();
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
