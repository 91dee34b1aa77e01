package io.worklog;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.LogStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An index that follows logs, so that a search sees what was acknowledged before it. */
interface FollowedIndex extends AutoCloseable {
    /** Searches, after a bounded wait for what is durable in the log by now. */
    EventHits find(EventQuery query, PageRequest page);

    /**
     * The index of a log that its store does not open any more, as far as it has read it, or as far
     * as it can be read.
     */
    FollowedIndex unfollowed(LogStore readable);

    /** The index once it has caught up, if it is one that can be held against its log. */
    Optional<CheckableIndex> checkable(LogId log);

    /** A log has something new. */
    void note(LogId log);

    /** An entry reads otherwise than before. */
    void erased(LogId log, LogIndex index);

    /** Entries below are gone. */
    void pruned(LogId log, LogIndex minIndex);

    /** What keeps it from following; absent while nothing does. */
    @Nullable String problem();

    @Override
    void close();
}
