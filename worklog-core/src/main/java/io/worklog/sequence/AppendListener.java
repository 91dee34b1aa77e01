package io.worklog.sequence;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;

/** Hears what a sequencer did. Called on its thread: MUST return quickly and MUST NOT throw. */
public interface AppendListener {
    /**
     * Entries became durable.
     *
     * @param nanos how long the batch took, from taking it to the store's answer
     */
    void appended(LogId log, LogIndex first, int count, long nanos);

    /** What the store holds is not what was put into it. */
    void damaged(LogId log, IntegrityException why);
}
