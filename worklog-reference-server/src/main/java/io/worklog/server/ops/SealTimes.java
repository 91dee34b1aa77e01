package io.worklog.server.ops;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.WorklogListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers when this node signed the newest checkpoint of each log: checkpoints have no time. */
final class SealTimes implements WorklogListener {
    private final Map<LogId, Instant> sealed = new ConcurrentHashMap<>();
    private final InstantSource clock;

    SealTimes(InstantSource clock) {
        this.clock = clock;
    }

    /** Nothing where this node signed none since it started. */
    Optional<Instant> of(LogId log) {
        return Optional.ofNullable(sealed.get(log));
    }

    @Override
    public void appended(LogId log, LogIndex first, int count) {
        // Only seals count here.
    }

    @Override
    public void sealed(LogId log, TreeSize size) {
        sealed.put(log, clock.instant());
    }

    @Override
    public void rejected(LogId log, UUID eventId, String code, boolean lost) {
        // LogHealth counts what was lost.
    }
}
