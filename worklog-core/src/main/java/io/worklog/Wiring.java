package io.worklog;

import io.worklog.checkpoint.SignedNote;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.sequence.AppendListener;
import io.worklog.sequence.LogSealer;
import io.worklog.sequence.SealListener;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Passes on what happens to one log: to its sealing, the index, the anchors and the listeners. */
final class Wiring implements AppendListener, SealListener {
    private final Shared shared;
    private volatile @Nullable LogSealer sealer;

    Wiring(Shared shared) {
        this.shared = shared;
    }

    /** From now on what is new gets sealed. */
    void connect(LogSealer connected) {
        sealer = connected;
    }

    @Override
    public void appended(LogId log, LogIndex first, int count, long nanos) {
        LogSealer connected = sealer;
        if (connected != null) {
            shared.schedule().note(connected);
        }
        shared.index().note(log);
        shared.growth().appended(log, first, count);
        shared.listeners().appended(log, first, count, Duration.ofNanos(nanos));
    }

    @Override
    public void damaged(LogId log, IntegrityException why) {
        LogSealer connected = sealer;
        if (connected != null) {
            connected.refuse(why);
        }
    }

    @Override
    public void sealed(LogId log, TreeSize size, SignedNote note) {
        shared.anchors().offer(log, size, note.bytes());
        shared.listeners().sealed(log, size);
    }
}
