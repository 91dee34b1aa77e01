package io.worklog.spi;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import java.util.UUID;

/**
 * Hears what becomes of events. Called outside locks, must return quickly and must not throw; it
 * gets ids, never content.
 */
public interface WorklogListener {
    /** Entries became durable. */
    void appended(LogId log, LogIndex first, int count);

    /** A checkpoint was signed and kept. */
    void sealed(LogId log, TreeSize size);

    /** An event could not be recorded; {@code lost} is true where the host was not told. */
    void rejected(LogId log, UUID eventId, String code, boolean lost);

    /**
     * Something that a worklog does by itself, such as looking at what other nodes added, did not
     * work and will be tried again. No event is lost by it.
     */
    default void troubled(LogId log, String code) {}
}
