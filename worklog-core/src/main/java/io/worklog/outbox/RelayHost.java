package io.worklog.outbox;

import io.worklog.log.LogId;
import io.worklog.sequence.Outcome;
import io.worklog.sequence.Submission;
import io.worklog.spi.RefusedEntry;
import java.util.List;
import java.util.UUID;

/** What a relay needs of the worklog it works for. */
public interface RelayHost {
    /**
     * Adds events to a log so that none overtakes another, and says what became of each. Throws
     * where the log cannot be used at all.
     */
    List<Outcome> append(LogId log, List<Submission> inOrder);

    /**
     * Whether it is known and said elsewhere that nothing can be added to the log: its events wait,
     * and the relay is well all the same.
     */
    default boolean isLeftAlone(LogId log) {
        return false;
    }

    /** Whether the log had an entry with this key and has pruned it since. */
    boolean pruned(LogId log, String key);

    /** Whether only Worklog itself records events of this type, so that none comes by an outbox. */
    boolean reserved(String type);

    /** An event was set aside. */
    void refused(LogId log, UUID eventId);

    /** Records that an event is given up; MUST NOT return before that is durable. */
    void discarding(RefusedEntry refused, String reason);
}
