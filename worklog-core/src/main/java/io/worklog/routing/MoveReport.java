package io.worklog.routing;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import java.time.Duration;
import java.util.Objects;

/**
 * A log that was moved.
 *
 * @param log which log
 * @param from the shard it was in
 * @param to the shard it is in
 * @param size how many entries it had when it changed over
 * @param last how many of them were copied while it took no entries
 * @param pause how long it took none; zero where this run did not change it over
 */
public record MoveReport(
        LogId log, String from, String to, TreeSize size, long last, Duration pause) {
    public MoveReport {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(pause, "pause");
    }
}
