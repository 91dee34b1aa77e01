package io.worklog;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.spi.LogEndedException;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with a log as it was when it was opened.
 *
 * @param readOnly whether nothing may be recorded in any log
 * @param ended where the log goes on, if it had ended; absent while it goes on itself
 * @param damage why it is only read; absent of a log that is sound as far as is known
 */
record LogState(
        LogId log, boolean readOnly, @Nullable String ended, @Nullable IntegrityException damage) {
    /** Whether entries can still be added. */
    boolean goesOn() {
        return ended == null && damage == null;
    }

    void requireWritable() {
        requireSound();
        if (readOnly) {
            throw new IllegalStateException("log " + log + " was opened for reading only");
        }
        if (ended != null) {
            throw new LogEndedException(log, ended);
        }
    }

    void requireSound() {
        if (damage != null) {
            throw LogRegistry.damaged(log, damage);
        }
    }
}
