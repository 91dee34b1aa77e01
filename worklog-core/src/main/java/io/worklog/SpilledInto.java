package io.worklog;

import io.worklog.error.RejectedEventException;
import io.worklog.sequence.Outcome;
import io.worklog.sequence.Sequencer;
import io.worklog.sequence.Submission;
import io.worklog.spill.SpillTarget;
import java.util.List;
import java.util.UUID;

/**
 * Moves spilled events into an open log.
 *
 * @param sequencer puts them in order
 * @param recorder counts what the log refuses after its caller had gone on
 */
record SpilledInto(Sequencer sequencer, Recorder recorder) implements SpillTarget {
    @Override
    public List<Outcome> append(List<Submission> inOrder) {
        return sequencer.appendInOrder(inOrder);
    }

    @Override
    public void refused(UUID eventId, RejectedEventException why) {
        recorder.lost(eventId, why);
    }
}
