package io.worklog;

import io.worklog.log.LogId;
import io.worklog.sequence.LogSealer;
import io.worklog.sequence.Sequencer;
import io.worklog.spi.HeadMemory;
import io.worklog.spi.LogHead;
import io.worklog.spill.LogSpill;
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
        return new OpenedLog(shared, sequencer, sealer, spill, ended);
    }

    /** The meta log is not spilled: it is about this very store. */
    private static @Nullable LogSpill spill(Shared shared, LogId id) {
        SpillSettings settings = shared.spill();
        boolean meta = id.value().startsWith(LogId.META.value());
        return settings == null || meta ? null : settings.open(id, shared.threads());
    }
}
