package io.worklog;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.EventIndex;
import io.worklog.spi.LogStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An index that never has to catch up: it reads the logs themselves, or nothing is added to them. */
record ScannedLogs(EventIndex index) implements FollowedIndex {
    @Override
    public EventHits find(EventQuery query, PageRequest page) {
        return index.find(query, page);
    }

    @Override
    public FollowedIndex unfollowed(LogStore readable) {
        return new ScannedLogs(new ScanEventIndex(readable));
    }

    @Override
    public Optional<CheckableIndex> checkable(LogId log) {
        return Optional.empty();
    }

    @Override
    public void note(LogId log) {
        // A scan reads the log when it is asked.
    }

    @Override
    public void erased(LogId log, LogIndex place) {
        // A scan finds the entry as it is.
    }

    @Override
    public void pruned(LogId log, LogIndex minIndex) {
        // A scan begins at the first entry that is kept.
    }

    @Override
    public @Nullable String problem() {
        return null;
    }

    @Override
    public void close() {
        index.close();
    }
}
