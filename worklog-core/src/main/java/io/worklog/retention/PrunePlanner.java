package io.worklog.retention;

import io.worklog.event.AuditEvent;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import io.worklog.retention.HoldBook.Placed;
import io.worklog.spi.LogHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds which prefix of a log may go. One use. */
final class PrunePlanner {
    /** Entries go in whole tiles, so that the hashes of what stays can be derived from bytes. */
    private static final long TILE = 256;

    private final LogScan scan;
    private final RetentionPolicy policy;
    private final Instant now;
    private final List<Placed> holds;
    private final Set<String> heldBy = new LinkedHashSet<>();
    private @Nullable LogIndex keptBy;

    PrunePlanner(LogScan scan, RetentionPolicy policy, Instant now, List<Placed> holds) {
        this.scan = scan;
        this.policy = policy;
        this.now = now;
        this.holds = holds;
    }

    PrunePlan plan(long wanted) {
        LogHead head = scan.head();
        long end = Math.min(wanted, head.size().value());
        scan.all(head.minIndex(), end, this::mayGo);
        LogIndex kept = keptBy;
        long first = kept == null ? end : kept.value();
        long minIndex = Math.max(head.minIndex(), first / TILE * TILE);
        return new PrunePlan(
                policy,
                LogIndex.of(head.minIndex()),
                LogIndex.of(minIndex),
                kept,
                heldBelow(minIndex));
    }

    private boolean mayGo(LogEntry entry, AuditEvent event) {
        if (!policy.letsGo(event.type().name(), event.recordedAt(), now)) {
            keptBy = entry.index();
            return false;
        }
        return true;
    }

    /** Holds are looked for only where entries would really go. */
    private List<String> heldBelow(long minIndex) {
        if (!holds.isEmpty()) {
            scan.all(
                    0,
                    minIndex,
                    (entry, event) -> {
                        heldBy.addAll(HoldBook.holding(holds, entry.index(), event));
                        return true;
                    });
        }
        return new ArrayList<>(heldBy);
    }
}
