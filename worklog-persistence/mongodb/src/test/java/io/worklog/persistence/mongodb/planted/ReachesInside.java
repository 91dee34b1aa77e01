package io.worklog.persistence.mongodb.planted;

import io.worklog.sequence.Sequencer;

/** Breaks the rule, so that the rule is seen to find it. */
public interface ReachesInside {
    Sequencer sequencer();
}
