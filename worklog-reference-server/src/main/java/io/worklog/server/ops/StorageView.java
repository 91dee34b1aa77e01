package io.worklog.server.ops;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much is kept, and how that grew: from samples of days, the last of today.
 *
 * @param days days with a sample, oldest first; the other lists are as of these days
 * @param entries entries of all logs
 * @param logBytes files of all logs; null where the store of the logs does not tell
 * @param files files of evidence
 * @param fileBytes bytes of evidence
 * @param types types of events, those with the most entries first
 * @param logs logs, the largest first
 * @param disk the disk of the data folder; null for people of other tenants than the first
 */
record StorageView(
        List<LocalDate> days,
        List<Long> entries,
        List<@Nullable Long> logBytes,
        List<Long> files,
        List<Long> fileBytes,
        List<Series> types,
        List<LogSize> logs,
        @Nullable DiskView disk) {

    /**
     * One type of events.
     *
     * @param name its name
     * @param entries entries of each day; 0 before the first
     */
    record Series(String name, List<Long> entries) {
        Series {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A log, as of the last sample.
     *
     * @param log its name
     * @param entries how many it has
     * @param bytes size of its files; null where the store does not tell
     * @param perDay entries that come on a day; null while there are too few samples
     */
    record LogSize(String log, long entries, @Nullable Long bytes, @Nullable Double perDay) {}

    /**
     * The disk.
     *
     * @param total its size in bytes
     * @param free bytes that are free now
     * @param used bytes that were taken on each day; null on days without this figure
     * @param perDay growth of a day by a straight line; null while there are too few samples
     * @param fullOn when it is full if it goes on like that; null if not within ten years
     * @param samplesNeeded days with a sample that are still needed for a forecast; 0 if none
     */
    record DiskView(
            long total,
            long free,
            List<@Nullable Long> used,
            @Nullable Double perDay,
            @Nullable LocalDate fullOn,
            int samplesNeeded) {}
}
