package io.worklog.spi;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;

/**
 * Where a log stands in its store.
 *
 * @param log which log
 * @param size how many entries are durable
 * @param epoch which claim on the log is the newest; an older one can no longer append
 * @param minIndex the first entry that is still kept; 0 unless the log was pruned
 */
public record LogHead(LogId log, TreeSize size, long epoch, long minIndex) {}
