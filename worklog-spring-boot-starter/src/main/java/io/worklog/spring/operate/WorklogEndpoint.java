package io.worklog.spring.operate;

import io.worklog.AuditLog;
import io.worklog.LogHealth;
import io.worklog.Worklog;
import io.worklog.log.LogId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code /actuator/worklog}: where the logs stand, and a check of one of them. Nothing in it comes
 * from an event. Thread-safe.
 */
@Endpoint(id = "worklog")
public final class WorklogEndpoint {
    /** So many logs are listed; a worklog may have thousands. */
    private static final int MOST_LOGS = 100;

    private final Worklog worklog;
    private final RecordingWatch watch;
    private final Verifications verifications;

    WorklogEndpoint(Worklog worklog, RecordingWatch watch, Verifications verifications) {
        this.worklog = worklog;
        this.watch = watch;
        this.verifications = verifications;
    }

    /**
     * Where the logs stand.
     *
     * @param open how many logs this process has open
     * @param logs the first of them by name
     * @param verifying the log that is being checked; absent where none is
     */
    public record Overview(int open, List<LogReport> logs, @Nullable String verifying) {
        public Overview {
            logs = List.copyOf(logs);
        }
    }

    /** Where the logs that are open stand. */
    @ReadOperation
    public Overview worklog() {
        List<LogHealth> open = worklog.healthOfAll();
        List<LogReport> reports =
                open.stream()
                        .limit(MOST_LOGS)
                        .flatMap(log -> worklog.existing(log.log().value()).stream())
                        .map(this::report)
                        .toList();
        String verifying = verifications.running().map(Verification::log).orElse(null);
        return new Overview(open.size(), reports, verifying);
    }

    /** Where one log stands; null, which is 404, where there is none. */
    @ReadOperation
    public @Nullable LogReport log(@Selector String log) {
        return find(log).map(this::report).orElse(null);
    }

    /**
     * Begins to check a log in the background, or gives the check that runs already; null, which is
     * 404, where there is no such log. It is read again for how far it has come.
     */
    @WriteOperation
    public @Nullable Verification verify(@Selector String log, @Nullable Boolean deep) {
        return find(log)
                .map(found -> verifications.begin(found.id(), Boolean.TRUE.equals(deep)))
                .orElse(null);
    }

    private Optional<AuditLog> find(String log) {
        try {
            LogId.of(log);
        } catch (IllegalArgumentException e) {
            throw new InvalidEndpointRequestException("that is no name of a log", "not a log name");
        }
        return worklog.existing(log);
    }

    private LogReport report(AuditLog log) {
        return LogReport.of(log, watch, verifications.of(log.id().value()).orElse(null));
    }
}
