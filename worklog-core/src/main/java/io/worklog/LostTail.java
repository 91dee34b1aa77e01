package io.worklog;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import java.util.Objects;

/**
 * A log that this node signed further than its store goes now.
 *
 * @param log which log
 * @param signed how many entries the last checkpoint of this node covers
 * @param stored how many entries the store has; where these are not fewer, some of them are others
 *     than were signed
 */
public record LostTail(LogId log, TreeSize signed, TreeSize stored) {
    public LostTail {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(signed, "signed");
        Objects.requireNonNull(stored, "stored");
    }
}
