package io.worklog;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.merkle.TileSource;
import io.worklog.sequence.LogSealer;
import io.worklog.sequence.Sequencer;
import io.worklog.spi.HeadMemory;
import io.worklog.spi.LogHead;
import io.worklog.spill.LogSpill;
import io.worklog.verify.LogSources;
import org.jspecify.annotations.Nullable;

/** Puts the parts of one open log together. */
final class LogOpening {
    private LogOpening() {}

    /**
     * Goes on with a log.
     *
     * @param head what creating or claiming it gave
     * @throws io.worklog.error.IntegrityException if it does not hold what was signed
     */
    static OpenedLog open(Shared shared, LogHead head) {
        if (shared.readOnly()) {
            return open(shared, head, null, false, null);
        }
        OpenedLog log = open(shared, head, shared.heads(), true, null);
        log.finishEarlierWork();
        return log;
    }

    /**
     * Opens a log to which nothing can be added any more: it is read as it is, whatever this node
     * signed beyond its end, and never signed again.
     *
     * @param note where it goes on
     */
    static OpenedLog openEnded(Shared shared, LogHead head, String note) {
        return open(shared, head, null, false, note);
    }

    /**
     * Opens a damaged log for readers.
     *
     * @param shared with a store that shows what is left of it
     * @param damage what everybody is told who wants more
     * @throws RuntimeException if nothing of it can be shown
     */
    static OpenedLog openDamaged(Shared shared, LogId id, IntegrityException damage) {
        LogHead head = shared.store().head(id).orElseThrow(() -> damage);
        TileSource tiles =
                LogSources.tiles(LogSources.store(shared.store(), id), head.size().value());
        Wiring wiring = new Wiring(shared);
        Sequencer sequencer = Sequencer.open(shared.store(), head, tiles, shared.threads(), wiring);
        LogSealer sealer =
                LogSealer.refusing(sequencer, shared.store(), shared.keys(), wiring, damage);
        LogState state = new LogState(head.log(), shared.readOnly(), null, damage);
        return new OpenedLog(shared, sequencer, sealer, null, state);
    }

    private static OpenedLog open(
            Shared shared,
            LogHead head,
            @Nullable HeadMemory heads,
            boolean spills,
            @Nullable String ended) {
        Wiring wiring = new Wiring(shared);
        Sequencer sequencer =
                Sequencer.open(shared.store(), head, shared.threads(), shared.limits(), wiring);
        LogSealer sealer = LogSealer.open(sequencer, shared.store(), shared.keys(), heads, wiring);
        wiring.connect(sealer);
        LogSpill spill = spills ? spill(shared, head.log()) : null;
        LogState state = new LogState(head.log(), shared.readOnly(), ended, null);
        return new OpenedLog(shared, sequencer, sealer, spill, state);
    }

    /** The meta log is not spilled: it is about this very store. */
    private static @Nullable LogSpill spill(Shared shared, LogId id) {
        SpillSettings settings = shared.spill();
        boolean meta = id.value().startsWith(LogId.META.value());
        return settings == null || meta ? null : settings.open(id, shared.threads());
    }
}
