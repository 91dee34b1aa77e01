package io.worklog.server.ops;

import io.worklog.server.ops.WatchedAnchor.Kind;
import io.worklog.server.ops.WatchedAnchor.Last;
import io.worklog.spi.CheckpointAnchor;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What takes checkpoints, and what it took.
 *
 * @param name its name
 * @param kind what it is
 * @param place where it is, without secrets; null where that is not known
 * @param logs the tenant's logs that it was given a checkpoint of since this node started
 */
record AnchorView(String name, Kind kind, @Nullable String place, List<OfLog> logs) {
    AnchorView {
        logs = List.copyOf(logs);
    }

    /**
     * The last checkpoint of a log.
     *
     * @param log the log
     * @param size size of the checkpoint that was handed over last
     * @param takenAt when one was taken last; null where none was
     * @param failedAt when this one was refused; null where it was taken
     * @param problem why; without what the log has
     */
    record OfLog(
            String log,
            long size,
            @Nullable Instant takenAt,
            @Nullable Instant failedAt,
            @Nullable String problem) {}

    /** An anchor, as far as it concerns these logs. */
    static AnchorView of(CheckpointAnchor anchor, List<LogList.Entry> logs) {
        if (!(anchor instanceof WatchedAnchor watched)) {
            return new AnchorView(anchor.name(), Kind.OTHER, null, List.of());
        }
        List<OfLog> known =
                logs.stream().flatMap(log -> Stream.ofNullable(of(watched, log.name()))).toList();
        return new AnchorView(anchor.name(), watched.kind(), watched.place(), known);
    }

    private static @Nullable OfLog of(WatchedAnchor anchor, String log) {
        Last last = anchor.last(log);
        return last == null
                ? null
                : new OfLog(log, last.size(), last.takenAt(), last.failedAt(), last.problem());
    }
}
