package io.worklog.server.app;

import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.server.db.ClockFileException;
import io.worklog.server.db.MissingMigrationsException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** Finds in what ended a start the reason that whoever started it can do something about. */
final class StartFailure {
    private StartFailure() {}

    /** The reason, or the failure as it is where none is known. */
    static RuntimeException of(RuntimeException failure) {
        for (@Nullable Throwable one = failure; one != null; one = one.getCause()) {
            switch (one) {
                case MissingMigrationsException missing -> {
                    return new RefusedStartException(missing);
                }
                case ClockFileException clock -> {
                    return new RefusedStartException(String.valueOf(clock.getMessage()), clock);
                }
                case PortInUseException taken -> {
                    return new RefusedStartException(portTaken(taken.getPort()), taken);
                }
                case StoreUnavailableException away -> {
                    return away;
                }
                case IntegrityException damaged -> {
                    return new IntegrityException(whatToDo(damaged), damaged);
                }
                default -> {}
            }
        }
        return failure;
    }

    /** The library says which log it is, what is wrong, and where. */
    private static String whatToDo(IntegrityException damaged) {
        return damaged.getMessage()
                + """
                .
                  The server does not start without this log, since it could not record what is done:
                  1. See what is left of it: ./worklog verify --dir <data>/log
                  2. Keep its folder below <data>/log/logs as evidence.
                  3. Restore that folder from a backup, start, and verify again.
                  Without a backup: the page on operation, "A damaged log".\
                """;
    }

    private static String portTaken(int port) {
        return "port "
                + port
                + " is in use: end the process that has it, or choose another with server.port (or"
                + " --port) for people, worklog.server.management.port for operators; the latter also"
                + " as WORKLOG_SERVER_MANAGEMENT_PORT in the environment, 0 for any";
    }
}
