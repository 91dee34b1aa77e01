package io.worklog;

import io.worklog.log.LogId;
import io.worklog.sequence.SharedThreads;
import io.worklog.spill.LogSpill;
import io.worklog.spill.SpillLimits;
import java.nio.file.Path;

/**
 * Where and how much is spilled while the store is away.
 *
 * @param folder one folder per log below it
 * @param limits per log
 */
record SpillSettings(Path folder, SpillLimits limits) {
    LogSpill open(LogId log, SharedThreads threads) {
        return LogSpill.open(folder.resolve(log.value()), log, limits, threads);
    }
}
