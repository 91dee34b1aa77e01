package io.worklog.spi;

import io.worklog.log.LogId;
import java.time.Duration;

/** A listener that also hears how long appends take. */
public interface TimedListener extends WorklogListener {
    /** The store took that long to make a batch durable. */
    void appendTook(LogId log, int count, Duration took);
}
