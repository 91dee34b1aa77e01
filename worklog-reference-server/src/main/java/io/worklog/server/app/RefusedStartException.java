package io.worklog.server.app;

import io.worklog.server.db.MissingMigrationsException;
import java.util.List;
import java.util.stream.Collectors;

/** The server does not start as it is configured; the message has a line for each reason. */
public final class RefusedStartException extends RuntimeException {
    /** What a process ends with because of it: a configuration error, as sysexits.h has it. */
    public static final int EXIT_CODE = 78;

    private static final long serialVersionUID = 1L;

    RefusedStartException(MissingMigrationsException missing) {
        super(missing.getMessage(), missing);
    }

    RefusedStartException(String reason, Throwable cause) {
        super(reason, cause);
    }

    RefusedStartException(List<Refusal> refusals) {
        super(
                refusals.stream()
                        .map(Refusal::toString)
                        .collect(
                                Collectors.joining(
                                        "\n  ", "The server does not start like this:\n  ", "")));
    }
}
