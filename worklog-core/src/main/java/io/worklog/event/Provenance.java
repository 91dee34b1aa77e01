package io.worklog.event;

import java.util.Objects;

/**
 * Through which door an event came, and its number there. A reader sees a gap in the numbers of
 * one source.
 *
 * @param log the id of the log it was recorded for, at most 128 characters
 * @param source the recorder, one per process and log, at most 64 characters
 * @param sequence the source's own count, below 2^53
 */
public record Provenance(String log, String source, long sequence) {
    public Provenance {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(source, "source");
    }
}
