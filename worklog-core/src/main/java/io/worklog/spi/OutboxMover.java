package io.worklog.spi;

import io.worklog.log.LogId;
import java.util.List;

/** Puts entries of an outbox into a log. */
@FunctionalInterface
public interface OutboxMover {
    /**
     * Moves entries of one log and one source, and returns when it is known what became of each.
     * None overtakes another: where one has to wait, those behind it wait or are refused.
     *
     * @param inOrder in the order in which the log is to have them
     * @return one answer per entry, in the same order
     */
    List<Moved> move(LogId log, List<OutboxEntry> inOrder);
}
