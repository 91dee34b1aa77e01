package io.worklog.server.log;

import java.time.Instant;
import java.util.List;

/**
 * How many events there were over time.
 *
 * @param from begin of the first bucket
 * @param to end of the last bucket, exclusive
 * @param buckets of equal length, without gaps
 */
record HistogramView(Instant from, Instant to, List<Bucket> buckets) {

    /**
     * A stretch of time.
     *
     * @param from its begin
     * @param count events that occurred in it
     * @param exact false where counting stopped
     */
    record Bucket(Instant from, long count, boolean exact) {}
}
