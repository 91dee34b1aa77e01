package io.worklog;

import io.worklog.log.LogId;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.LogStore;
import java.util.Optional;

/**
 * Which log goes on for which: kept as the note with which the old one was ended, so that all nodes
 * of a store know it.
 */
final class Successors {
    private static final String CONTINUED = "continued as ";

    private Successors() {}

    /** The note that names the next log. */
    static String note(LogId next) {
        return CONTINUED + next;
    }

    /** What a log was ended with; nothing while it goes on. */
    static Optional<String> note(LogStore store, LogId log) {
        return store instanceof EndableLogStore endable ? endable.ended(log) : Optional.empty();
    }

    /** The log that goes on in place of an ended one. */
    static Optional<LogId> next(LogStore store, LogId log) {
        return note(store, log)
                .filter(note -> note.startsWith(CONTINUED))
                .map(note -> LogId.of(note.substring(CONTINUED.length())));
    }

    /** The log that goes on for this one: itself, unless it was ended. */
    static LogId newest(LogStore store, LogId log) {
        LogId newest = log;
        for (Optional<LogId> next = next(store, log); next.isPresent(); ) {
            newest = next.get();
            next = next(store, newest);
        }
        return newest;
    }
}
