package io.worklog;

import io.worklog.catalog.EventType;
import io.worklog.event.AuditEventBuilder;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.retention.Retention;
import io.worklog.retention.RetentionHost;
import io.worklog.sequence.LogSealer;
import io.worklog.spi.CachedLogStore;

/** Lets retention record in one log and tell its index. */
record LogRetention(LogId log, Shared shared, Recorder recorder, LogSealer sealer)
        implements RetentionHost {
    static Retention of(LogId log, Shared shared, Recorder recorder, LogSealer sealer) {
        return Retention.of(
                log,
                shared.store(),
                shared.evidence().store().orElse(null),
                new LogRetention(log, shared, recorder, sealer),
                shared.hostClock());
    }

    @Override
    public LogIndex record(EventType<?> type, AuditEventBuilder event) {
        return recorder.record(type, Unrecorded.of(event, shared.ids().next())).index();
    }

    @Override
    public void seal() {
        sealer.seal();
    }

    @Override
    public void erased(LogIndex index) {
        shared.index().erased(log, index);
    }

    @Override
    public void pruned(LogIndex minIndex) {
        shared.index().pruned(log, minIndex);
        if (shared.reads() instanceof CachedLogStore cached) {
            cached.forgetBelow(log, minIndex);
        }
    }
}
