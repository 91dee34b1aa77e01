package io.worklog.retention;

import io.worklog.catalog.EventType;
import io.worklog.event.AuditEventBuilder;
import io.worklog.log.LogIndex;

/** What retention needs of the log it works on. */
public interface RetentionHost {
    /**
     * Records an event; MUST NOT return before it is durable. Id and times are the host's to say.
     */
    LogIndex record(EventType<?> type, AuditEventBuilder event);

    /** Signs everything recorded so far. */
    void seal();

    /** Values of an entry are gone: whatever was derived from them must go too. */
    void erased(LogIndex index);

    /** Entries below an index are gone. */
    void pruned(LogIndex minIndex);
}
