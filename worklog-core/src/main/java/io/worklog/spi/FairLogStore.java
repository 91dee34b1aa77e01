package io.worklog.spi;

import io.worklog.log.LogId;
import java.util.Optional;

/**
 * A store in which writers of one log can wait in line, so that none of them has to win a race
 * against others that write without a pause.
 */
public interface FairLogStore extends LogStore {
    /**
     * Waits until no other writer adds to the log, makes all others wait, and adds the batch that is
     * then made, under the same promises as {@link #append}. Writers get their turns about in the
     * order in which they asked. What holds the others up MUST end with this process; the store MUST
     * limit how long one is waited for that stands still.
     *
     * @param turn makes the batch; what it throws undoes everything and is thrown
     * @throws io.worklog.error.StoreUnavailableException also if the turn did not come in time
     * @throws LogEndedException if the log was ended
     * @return where the log stands now
     */
    LogHead appendInTurn(LogId log, Turn turn);

    /** What a writer does while others wait for it. */
    @FunctionalInterface
    interface Turn {
        /**
         * Makes what is to be added; nothing is added where there is none. MUST be quick, and MUST
         * NOT wait for anybody. Can be called again after it was undone.
         *
         * @param head where the log stands, and stays until this returned
         * @param held reads what is in the log then, and nothing else; MUST be used in place of the
         *     store, only until this returned and only by this thread
         * @return a batch for that very head
         */
        Optional<AppendBatch> take(LogHead head, LogStore held);
    }
}
