package io.worklog.retention;

import io.worklog.event.Actor;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogStore;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes from one log what may go. Thread-safe. Each act is recorded first and done then; if the
 * process ends in between, {@link #resume resume(0)} does the rest; opening a log does so for acts
 * among its newest {@value #LOOKED_AT_ON_OPENING} entries.
 */
public interface Retention {
    /** How many of the newest entries are looked at for unfinished acts when a log is opened. */
    int LOOKED_AT_ON_OPENING = 4_096;

    /**
     * The retention of one log.
     *
     * @param evidence where attached bytes are; absent where they cannot be erased
     */
    static Retention of(
            LogId log,
            LogStore store,
            @Nullable EvidenceStore evidence,
            RetentionHost host,
            InstantSource clock) {
        LogScan scan = new LogScan(store, log);
        return new DefaultRetention(scan, new Erasing(scan, evidence, host), host, clock);
    }

    /** What an erasure would remove, without removing anything. */
    RedactionPlan plan(RedactionScope scope);

    /**
     * Erases values for good and leaves their commitments, so that proofs hold.
     *
     * @param ground why it must be done, such as the article of a law and a case number
     * @param by who asked for it
     * @throws HeldException if a legal hold covers one of the entries: nothing is erased
     */
    RedactionReport redact(RedactionScope scope, String ground, Actor by);

    /** Forbids removal of what the hold covers until it is lifted. */
    LogIndex place(LegalHold hold, String ground, Actor by);

    /**
     * Ends the hold of a case.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    LogIndex lift(String caseId, String ground, Actor by);

    /** Holds in force, in the order they were placed. */
    List<LegalHold> holds();

    /** What a policy lets go today, without removing anything. */
    PrunePlan plan(RetentionPolicy policy);

    /** Whether a policy lets everything below an index go today. */
    PrunePlan plan(RetentionPolicy policy, LogIndex minIndex);

    /**
     * Drops the oldest entries. The plan is made again first, so that a hold placed meanwhile
     * counts.
     *
     * @return the place of the prune event
     * @throws HeldException if a legal hold covers one of the entries: nothing is dropped
     * @throws IllegalArgumentException if the policy keeps one of the entries, or the plan drops
     *     none
     */
    LogIndex prune(PrunePlan plan, String ground, Actor by);

    /**
     * Finishes erasures and prunings that were recorded and not done, and says how many there were.
     * Reads the log from the given entry on.
     */
    int resume(LogIndex from);
}
