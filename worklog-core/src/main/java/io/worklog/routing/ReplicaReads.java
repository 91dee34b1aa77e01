package io.worklog.routing;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;

/**
 * A primary store with a replica that follows it. Everything is written to the primary, and whoever
 * signs reads heads, keys and checkpoints from it. Entries and full tiles below the newest head that
 * the primary signed and the replica has come from the replica, once they were shown to lead to that
 * head; all else comes from the primary, as does everything while the replica fails or lags.
 *
 * <p>What the replica says is never believed: bytes that do not lead to the signed head are an
 * {@link io.worklog.error.IntegrityException}. A private value that was erased may be read from a
 * replica until that has caught up; through the store that erased it, not at all.
 */
public interface ReplicaReads {
    /**
     * Puts a replica beside a primary.
     *
     * @param replica a store on a copy of the primary's data; never written to
     */
    static ReplicaReads of(LogStore primary, LogStore replica, ReplicaSettings settings) {
        return new ReplicaReadingStore(primary, replica, settings);
    }

    /**
     * Both as one store, with the abilities of the primary that this package knows. Closing it
     * closes both.
     */
    LogStore store();

    /**
     * Where a reader may think the log stands: where the replica is, or the primary while that is
     * less than the reader has seen or lags too far. For showing, never for appending or signing.
     *
     * @param seen what the reader has seen: the index of its own last receipt plus one, or the size
     *     of an earlier answer; an answer is never smaller
     */
    LogHead head(LogId log, TreeSize seen);
}
