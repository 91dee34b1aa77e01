package io.worklog.retention;

import io.worklog.catalog.WorklogTypes;
import io.worklog.event.AuditEvent;
import io.worklog.event.Evidence;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import io.worklog.retention.RedactionEvents.Field;
import io.worklog.retention.RedactionEvents.Piece;
import io.worklog.spi.PrunableLogStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds removals that were recorded and not done, and does them. One use. */
final class Unfinished {
    private final LogScan scan;
    private final Erasing erasing;
    private final RetentionHost host;
    private final List<Field> fields = new ArrayList<>();

    /** Digests whose last mention is a redaction; bytes attached again later are not to go. */
    private final Set<String> evidence = new LinkedHashSet<>();

    private long minIndex;

    Unfinished(LogScan scan, Erasing erasing, RetentionHost host) {
        this.scan = scan;
        this.erasing = erasing;
        this.host = host;
    }

    /** Looks at events from an index on; returns how many removals were left to do. */
    int finish(long from) {
        scan.all(from, scan.head().size().value(), this::take);
        int done = 0;
        for (Field field : fields) {
            done += erase(field) ? 1 : 0;
        }
        for (String sha256 : evidence) {
            done += erasing.evidence(sha256) ? 1 : 0;
        }
        return done + prune();
    }

    private boolean take(LogEntry entry, AuditEvent event) {
        for (Evidence attached : event.evidence()) {
            evidence.remove(attached.sha256());
        }
        if (event.type().name().equals(WorklogTypes.REDACTION.name())) {
            Piece piece = RedactionEvents.read(event);
            fields.addAll(piece.fields());
            evidence.addAll(piece.evidence());
        } else if (event.type().name().equals(WorklogTypes.PRUNED.name())) {
            minIndex = Math.max(minIndex, PruneEvents.minIndex(event));
        }
        return true;
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
