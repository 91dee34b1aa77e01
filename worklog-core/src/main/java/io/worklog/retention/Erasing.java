package io.worklog.retention;

import io.worklog.codec.PrivateSide;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.EvidenceStore;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes values that an event has named. Doing it again changes nothing. */
final class Erasing {
    private final LogScan scan;
    private final @Nullable EvidenceStore evidence;
    private final RetentionHost host;

    Erasing(LogScan scan, @Nullable EvidenceStore evidence, RetentionHost host) {
        this.scan = scan;
        this.evidence = evidence;
        this.host = host;
    }

    /** Removes fields of one entry; returns whether any was still there. */
    boolean fields(LogIndex index, Collection<String> paths) {
        LogEntry entry = scan.entry(index);
        PrivateSide side = PrivateSide.parse(entry.privateSide());
        Set<String> left = new HashSet<>(side.paths());
        if (!left.removeAll(paths)) {
            return false;
        }
        erasable().replacePrivateSide(scan.log(), index, side.remove(paths).bytes());
        host.erased(index);
        return true;
    }

    /** Deletes attached bytes; returns whether they were still there. */
    boolean evidence(String sha256) {
        try {
            return evidenceStore().delete(sha256);
        } catch (IOException e) {
            throw new StoreUnavailableException("evidence " + sha256 + " was not deleted", e);
        }
    }

    ErasableLogStore erasable() {
        if (scan.store() instanceof ErasableLogStore erasable) {
            return erasable;
        }
        throw new UnsupportedOperationException(
                "this store cannot erase: keep the log in one that is an ErasableLogStore");
    }

    EvidenceStore evidenceStore() {
        if (evidence != null) {
            return evidence;
        }
        throw new UnsupportedOperationException("there is no evidence store");
    }
}
