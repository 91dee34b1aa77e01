package io.worklog;

import io.worklog.catalog.WorklogTypes;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.EventLimits;
import io.worklog.event.Target;
import io.worklog.log.LogId;
import io.worklog.outbox.RelayHost;
import io.worklog.sequence.Outcome;
import io.worklog.sequence.Submission;
import io.worklog.spi.RefusedEntry;
import java.util.List;
import java.util.UUID;

/** Lets a relay write into the logs of one worklog. */
record RelayedLogs(LogRegistry registry, Shared shared) implements RelayHost {
    @Override
    public List<Outcome> append(LogId log, List<Submission> inOrder) {
        return open(log).append(inOrder);
    }

    /** A log is made by whoever records in it first, so that here it is there or was removed. */
    private OpenedLog open(LogId log) {
        return registry.existing(log)
                .orElseThrow(() -> new StoreUnavailableException("there is no log " + log));
    }

    @Override
    public boolean isLeftAlone(LogId log) {
        return registry.isQuarantined(log);
    }

    @Override
    public boolean pruned(LogId log, String key) {
        long kept = open(log).head().minIndex();
        return shared.store().findKey(log, key).filter(at -> at.value() < kept).isPresent();
    }

    @Override
    public boolean reserved(String type) {
        return OwnTypes.contains(type);
    }

    @Override
    public void refused(LogId log, UUID eventId) {
        shared.listeners().rejected(log, eventId, "outbox-refused", false);
    }

    @Override
    public void discarding(RefusedEntry refused, String reason) {
        open(refused.entry().log())
                .recordOwn(
                        WorklogTypes.OUTBOX_DISCARDED,
                        shared.context().get(),
                        event ->
                                event.target(
                                                Target.of(
                                                        "event",
                                                        refused.entry().eventId().toString()))
                                        .reason(reason)
                                        .metadata(
                                                "leafHash",
                                                refused.entry().entry().leafHash().hex())
                                        .metadata("refused", shortened(refused.reason())));
    }

    private static String shortened(String reason) {
        int most = EventLimits.MAX_METADATA_VALUE;
        return reason.length() <= most ? reason : reason.substring(0, most);
    }
}
