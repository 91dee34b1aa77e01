package io.worklog.spring.operate;

import io.worklog.AuditLog;
import io.worklog.ReceiptState;
import io.worklog.Worklog;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.FailurePolicy;
import io.worklog.catalog.WorklogTypes;
import io.worklog.event.Actor;
import io.worklog.log.LogId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a log that failed takes events again, by recording one: a heartbeat that says
 * since when nothing was recorded. The log then tells of the gap itself.
 */
final class RecordingProbe {
    private final Worklog worklog;

    RecordingProbe(Worklog worklog) {
        this.worklog = worklog;
    }

    /** Whether the store answers at all; what is wrong, else nothing. */
    Optional<String> ask(LogId log) {
        try {
            worklog.existing(log.value()).ifPresent(AuditLog::head);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("the store does not answer: " + e.getClass().getSimpleName());
        }
    }

    /**
     * Records a heartbeat.
     *
     * @param failure since when nothing got into the log; null where none was tried
     * @return how far it got, or null where it was not recorded
     */
    @Nullable ReceiptState tryRecording(LogId log, RecordingWatch.@Nullable Failure failure) {
        try {
            return worklog.existing(log.value())
                    .map(found -> heartbeat(found, failure))
                    .orElse(null);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static ReceiptState heartbeat(AuditLog log, RecordingWatch.@Nullable Failure failure) {
        var event =
                log.record(
                                WorklogTypes.HEARTBEAT
                                        .delivery(Delivery.DURABLE)
                                        .onFailure(FailurePolicy.BLOCK))
                        .actor(Actor.system())
                        .target(log.id().value());
        if (failure != null) {
            event.metadata("stopped.since", failure.since().toString())
                    .metadata("stopped.code", failure.code());
        }
        return event.commit().state();
    }
}
