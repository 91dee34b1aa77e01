package io.worklog.spill;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks which events a log got although nobody heard of it. */
final class StoredSince {
    private static final int CHUNK = 2_048;
    private static final long CHUNK_BYTES = 4L << 20;

    private StoredSince() {}

    /** Claims the log, so that no old append can still arrive, and reads it from there on. */
    static Set<Hash> find(Set<Hash> wanted, LogStore store, LogId log, TreeSize start) {
        LogHead head = store.claim(log);
        Set<Hash> found = new HashSet<>();
        long at = Math.max(start.value(), head.minIndex());
        while (at < head.size().value()) {
            List<LogEntry> entries = store.read(log, LogIndex.of(at), CHUNK, CHUNK_BYTES);
            if (entries.isEmpty()) {
                throw new IntegrityException("log " + log + " has lost entry " + at);
            }
            for (LogEntry entry : entries) {
                Hash leaf = Rfc6962.leaf(entry.sealed());
                if (wanted.contains(leaf)) {
                    found.add(leaf);
                }
            }
            at += entries.size();
        }
        return found;
    }
}
