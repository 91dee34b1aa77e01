package io.worklog.server.ops;

import io.worklog.checkpoint.VerifierKey;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.CheckpointAnchor;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An anchor that remembers what became of the last checkpoint of each log. */
final class WatchedAnchor implements CheckpointAnchor {
    private final Kind kind;
    private final String place;
    private final CheckpointAnchor anchor;
    private final @Nullable VerifierKey witness;
    private final InstantSource clock;
    private final Map<String, Last> last = new ConcurrentHashMap<>();

    /** What takes the checkpoints. */
    enum Kind {
        FOLDER,
        WEBHOOK,
        WITNESS,
        /** One of a host that embeds the server. */
        OTHER
    }

    /**
     * The newest checkpoint of a log, as far as the anchor is concerned.
     *
     * @param size its size
     * @param takenAt when the anchor took the last one it took; null before the first
     * @param failedAt when it refused this one; null where it took it
     * @param problem why
     */
    record Last(
            long size,
            @Nullable Instant takenAt,
            @Nullable Instant failedAt,
            @Nullable String problem) {}

    WatchedAnchor(
            Kind kind,
            String place,
            CheckpointAnchor anchor,
            @Nullable VerifierKey witness,
            InstantSource clock) {
        this.kind = kind;
        this.place = place;
        this.anchor = anchor;
        this.witness = witness;
        this.clock = clock;
    }

    Kind kind() {
        return kind;
    }

    /** Where it is, without secrets. */
    String place() {
        return place;
    }

    /** The key of a witness; null for what is none. */
    @Nullable VerifierKey witness() {
        return witness;
    }

    /** What became of the last checkpoint of a log since this node started. */
    @Nullable Last last(String log) {
        return last.get(log);
    }

    @Override
    public String name() {
        return anchor.name();
    }

    @Override
    public List<String> anchor(LogId log, TreeSize size, byte[] note) throws IOException {
        try {
            List<String> lines = anchor.anchor(log, size, note);
            last.put(log.value(), new Last(size.value(), clock.instant(), null, null));
            return lines;
        } catch (IOException | RuntimeException e) {
            last.compute(
                    log.value(),
                    (name, before) ->
                            new Last(
                                    size.value(),
                                    before == null ? null : before.takenAt(),
                                    clock.instant(),
                                    String.valueOf(e.getMessage())));
            throw e;
        }
    }

    @Override
    public void close() {
        anchor.close();
    }
}
