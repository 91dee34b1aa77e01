package io.worklog.spring.operate;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.WorklogListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Remembers of each log whether the last event got into it, and when it was sealed. Thread-safe. */
final class RecordingWatch implements WorklogListener {
    /** What is wrong with an event or its caller says nothing about the log. */
    private static final Set<String> STOPS = Set.of("store-unavailable", "integrity", "internal");

    /** What could not be recorded when its transaction had committed. */
    private static final String AFTER_COMMIT = "after-commit";

    private final InstantSource clock;
    private final Map<LogId, Failure> failing = new ConcurrentHashMap<>();
    private final Map<LogId, Instant> sealed = new ConcurrentHashMap<>();
    private final Map<LogId, LongAdder> lostAfterCommit = new ConcurrentHashMap<>();

    RecordingWatch(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Since when nothing gets into a log.
     *
     * @param code why, as in the metric {@code worklog.rejected}
     */
    record Failure(String code, Instant since) {}

    @Override
    public void appended(LogId log, LogIndex first, int count) {
        failing.remove(log);
    }

    @Override
    public void sealed(LogId log, TreeSize size) {
        sealed.put(log, clock.instant());
    }

    @Override
    public void rejected(LogId log, UUID eventId, String code, boolean lost) {
        if (lost && code.equals(AFTER_COMMIT)) {
            lostAfterCommit.computeIfAbsent(log, id -> new LongAdder()).increment();
        }
        if (STOPS.contains(code)) {
            failing.computeIfAbsent(log, id -> new Failure(code, clock.instant()));
        }
    }

    /** Why the log takes nothing now; nothing where the last event got into it. */
    Optional<Failure> failure(LogId log) {
        return Optional.ofNullable(failing.get(log));
    }

    /** How many events, since the start, could not be recorded once their commit was over. */
    Map<LogId, Long> lostAfterCommit() {
        Map<LogId, Long> lost = new TreeMap<>();
        lostAfterCommit.forEach((log, events) -> lost.put(log, events.sum()));
        return lost;
    }

    /** When this process last sealed the log. */
    Optional<Instant> sealedAt(LogId log) {
        return Optional.ofNullable(sealed.get(log));
    }
}
