package io.worklog.spill;

import io.worklog.error.RejectedEventException;
import io.worklog.sequence.Outcome;
import io.worklog.sequence.Submission;
import java.util.List;
import java.util.UUID;

/** The log that spilled events are moved into. */
public interface SpillTarget {
    /** Adds events in order, as the log's sequencer does. */
    List<Outcome> append(List<Submission> inOrder);

    /** Hears of an event that its log refuses for ever; it stays in the folder of refused events. */
    void refused(UUID eventId, RejectedEventException why);
}
