package io.worklog.retention;

import io.worklog.catalog.WorklogTypes;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import io.worklog.retention.RedactionEvents.Field;
import io.worklog.retention.RedactionEvents.Piece;
import io.worklog.spi.PrunableLogStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds removals that were recorded and not done, and does them. One use. */
final class Unfinished {
    private static final String OWN = "\"type\":\"worklog.";

    private final LogScan scan;
    private final Erasing erasing;
    private final RetentionHost host;
    private final List<Field> fields = new ArrayList<>();

    /** Digests with the last redaction that names each. */
    private final Map<String, LogIndex> evidence = new LinkedHashMap<>();

    private long minIndex;

    Unfinished(LogScan scan, Erasing erasing, RetentionHost host) {
        this.scan = scan;
        this.erasing = erasing;
        this.host = host;
    }

    /** Looks at events from an index on; returns how many removals were left to do. */
    int finish(long from) {
        long size = scan.head().size().value();
        scan.entries(from, size, OWN, this::take);
        int done = 0;
        for (Field field : fields) {
            done += erase(field) ? 1 : 0;
        }
        for (Map.Entry<String, LogIndex> each : evidence.entrySet()) {
            boolean again = isAttachedAfter(each.getValue(), each.getKey(), size);
            done += !again && erasing.evidence(each.getKey()) ? 1 : 0;
        }
        return done + prune();
    }

    private boolean take(LogEntry entry, AuditEvent event) {
        if (event.type().name().equals(WorklogTypes.REDACTION.name())) {
            Piece piece = RedactionEvents.read(event);
            fields.addAll(piece.fields());
            piece.evidence().forEach(sha256 -> evidence.put(sha256, entry.index()));
        } else if (event.type().name().equals(WorklogTypes.PRUNED.name())) {
            minIndex = Math.max(minIndex, PruneEvents.minIndex(event));
        }
        return true;
    }

    /** Bytes that were attached again after the redaction are not to go. */
    private boolean isAttachedAfter(LogIndex redaction, String sha256, long size) {
        boolean[] found = {false};
        scan.entries(
                redaction.value() + 1,
                size,
                sha256,
                (entry, event) -> {
                    found[0] |= event.evidence().stream().anyMatch(e -> e.sha256().equals(sha256));
                    return !found[0];
                });
        return found[0];
    }

    private boolean erase(Field field) {
        boolean kept = field.index().value() >= Math.max(minIndex, scan.head().minIndex());
        return kept && erasing.fields(field.index(), Set.of(field.path()));
    }

    private int prune() {
        if (minIndex <= scan.head().minIndex()
                || !(scan.store() instanceof PrunableLogStore store)) {
            return 0;
        }
        store.prune(scan.log(), LogIndex.of(minIndex));
        host.pruned(LogIndex.of(minIndex));
        return 1;
    }
}
