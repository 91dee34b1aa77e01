package io.worklog.spring.operate;

import io.worklog.LogHealth;
import io.worklog.ReceiptState;
import io.worklog.Worklog;
import io.worklog.log.LogId;
import io.worklog.outbox.RelayStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at every open log and, where one is in doubt, tries whether it takes an event. */
final class RecordingCheck {
    /** How an index that cannot follow begins its problem: events are recorded all the same. */
    private static final String INDEX = "index: ";

    private final Worklog worklog;
    private final RecordingWatch watch;
    private final RecordingProbe probe;
    private final boolean probing;

    RecordingCheck(Worklog worklog, RecordingWatch watch, boolean probing) {
        this.worklog = worklog;
        this.watch = watch;
        this.probe = new RecordingProbe(worklog);
        this.probing = probing;
    }

    Diagnosis make() {
        List<LogHealth> logs = worklog.healthOfAll();
        String away = logs.isEmpty() ? null : probe.ask(logs.get(0).log()).orElse(null);
        Look look = new Look(away, logs.stream().allMatch(log -> isMeta(log.log())));
        logs.forEach(look::at);
        logs.stream()
                .map(LogHealth::relay)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(look::at);
        watch.lostAfterCommit()
                .forEach((log, lost) ->
                        look.found.concern(
                                "log "
                                        + log
                                        + ": "
                                        + lost
                                        + " events that waited for a commit were lost"));
        return look.found.done();
    }

    /** The meta log is about the store itself and never kept elsewhere. */
    private static boolean isMeta(LogId log) {
        return log.value().startsWith(LogId.META.value());
    }

    /** One look at all logs. */
    private final class Look {
        private final Diagnosis.Findings found = new Diagnosis.Findings();
        private final @Nullable String away;
        private final boolean onlyMeta;

        /** A store that did not take one event is not kept waiting for with another. */
        private boolean refused;

        Look(@Nullable String away, boolean onlyMeta) {
            this.away = away;
            this.onlyMeta = onlyMeta;
        }

        void at(LogHealth log) {
            found.log(log);
            String name = "log " + log.log() + ": ";
            String doubt = doubt(log);
            if (doubt != null && takesNothing(log)) {
                found.stop(name + doubt);
            } else if (doubt != null
                    && log.spilled() == 0
                    && watch.failure(log.log()).isPresent()) {
                found.concern(name + doubt);
            }
            concerns(name, log);
        }

        private void concerns(String name, LogHealth log) {
            String problem = log.problem();
            if (problem != null && problem.startsWith(INDEX)) {
                found.concern(name + problem);
            }
            if (log.lost() > 0) {
                found.concern(name + log.lost() + " events were lost");
            }
            if (log.spilled() > 0) {
                found.concern(name + log.spilled() + " events wait on this node's disk");
            }
            log.weaknesses().forEach(found::concern);
        }

        /** What makes it doubtful whether the log takes events; null where nothing does. */
        private @Nullable String doubt(LogHealth log) {
            if (isMeta(log.log()) && !onlyMeta) {
                return null;
            }
            return isUnsealed(log)
                    ? log.problem()
                    : watch.failure(log.log())
                            .map(failed -> "nothing since " + failed.since() + ": " + failed.code())
                            .orElse(away);
        }

        private boolean takesNothing(LogHealth log) {
            if (log.spilled() > 0) {
                return false;
            }
            if (isUnsealed(log) || !probing || refused) {
                return true;
            }
            RecordingWatch.Failure failure = watch.failure(log.log()).orElse(null);
            ReceiptState state = probe.tryRecording(log.log(), failure);
            refused = state != ReceiptState.DURABLE && state != ReceiptState.SPILLED;
            return refused;
        }

        /** That it can be recorded does not mend that it cannot be sealed. */
        private static boolean isUnsealed(LogHealth log) {
            String problem = log.problem();
            return problem != null && !problem.startsWith(INDEX);
        }

        void at(RelayStatus relay) {
            String problem = relay.problem();
            if (problem != null) {
                found.stop(problem);
            }
            if (relay.refused() > 0) {
                found.stop("outbox: its logs refused " + relay.refused() + " committed events");
            }
        }
    }
}
